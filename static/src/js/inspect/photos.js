// Photos of an inspection: made small in the browser, sent one after another, kept in the browser's own database until
// the server has them.
import { cookie, isSignIn, tellExpired, word } from "../page.js";

const LONGEST = 1600; // pixels of the longer side
const QUALITY = 0.8;
const AGAIN = 5000; // milliseconds until the next try
const SHELF = "photos";
const LIFETIME = 3 * 24 * 60 * 60 * 1000; // milliseconds, as drafts

/** The browser's database, or null where it is switched off. */
function open() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open("inspections", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF, { keyPath: "id" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

function done(request) {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}

/** A photo of at most `LONGEST` pixels as JPEG; the file itself where the browser cannot read it: the server can. */
async function small(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
    });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return (await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY))) ?? file;
  } catch {
    return file;
  }
}

async function draw(canvas, blob) {
  try {
    const picture = await createImageBitmap(blob);
    const side = Math.min(picture.width, picture.height);
    const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
    canvas.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  } catch {
    // A grey square stands for it.
  }
}

export class Album {
  /** `moved(wrong)` is called whenever a photo was taken, sent or refused; `wrong` says why it was refused. */
  constructor(url, owner, moved) {
    this.url = url;
    this.owner = owner;
    this.moved = moved;
    this.queue = [];
    this.making = 0;
    this.sending = false;
  }

  get busy() {
    return this.making > 0 || this.queue.length > 0;
  }

  /** Show and send what an earlier page could not; `shelfOf(item)` is the place of an item's photos. */
  async begin(shelfOf) {
    this.database = await open();
    const kept = (await this.shelf("readonly", (shelf) => shelf.getAll())) ?? [];
    for (const one of kept) {
      const old = Date.now() - one.at > LIFETIME;
      if (one.owner !== this.owner && !old) continue;
      const shelf = old ? null : shelfOf(one.item);
      if (shelf) this.queue.push({ ...one, frame: this.frame(shelf, one.blob) });
      else this.forget(one.id);
    }
    this.send();
  }

  async shelf(mode, work) {
    if (!this.database) return null;
    try {
      return await done(work(this.database.transaction(SHELF, mode).objectStore(SHELF)));
    } catch {
      return null;
    }
  }

  forget(id) {
    return this.shelf("readwrite", (shelf) => shelf.delete(id));
  }

  /** Take what was chosen out of an input, so that the form does not bring it a second time. */
  async take(input, item, shelf) {
    const files = [...input.files];
    input.value = "";
    this.making += files.length;
    this.moved("");
    for (const file of files) {
      const blob = await small(file);
      const one = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, blob };
      Object.assign(one, { owner: this.owner, item, at: Date.now() });
      one.name = blob === file ? file.name : `${file.name.replace(/\.\w+$/, "")}.jpg`;
      await this.shelf("readwrite", (kept) => kept.put(one));
      this.queue.push({ ...one, frame: this.frame(shelf, blob) });
      this.making -= 1;
    }
    this.send();
  }

  frame(shelf, blob) {
    const frame = Object.assign(document.createElement("a"), { className: "inspect-photo is-waiting" });
    const canvas = Object.assign(document.createElement("canvas"), { width: 128, height: 128 });
    frame.append(canvas);
    shelf.prepend(frame);
    draw(canvas, blob);
    return frame;
  }

  async send() {
    if (this.sending || !this.queue.length) return;
    this.sending = true;
    const one = this.queue[0];
    const body = new FormData();
    body.append("item", one.item);
    body.append("photo", one.blob, one.name);
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": cookie("csrftoken") },
      });
      await this.answered(answer, one);
    } catch {
      this.later();
    }
  }

  async answered(answer, one) {
    if (isSignIn(answer.url)) {
      this.sending = false;
      tellExpired();
      return;
    }
    if (answer.status >= 500) {
      this.later();
      return;
    }
    const said = await answer.json().catch(() => ({}));
    this.queue.shift();
    await this.forget(one.id);
    this.sending = false;
    one.frame.classList.remove("is-waiting");
    if (answer.ok) one.frame.href = said.url;
    else one.frame.classList.add("is-refused");
    this.moved(answer.ok ? "" : (said.error ?? word("refused")));
    this.send();
  }

  later() {
    this.sending = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), AGAIN);
  }
}
