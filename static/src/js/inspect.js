// An inspection on a phone, on the pages of inspections alone.
// <form data-inspect-start data-lat data-lng>: asks once where the phone is, and sends how many metres that is away.
// <form data-inspect="id" data-save-url data-photo-url>: each tap and each photo is saved at once; what the network does
// not take waits in this browser, and goes when it is back. Without this script the form saves the whole page.
import { cookie, isSignIn, store, tell, tellExpired, word } from "./page.js";
import { metresBetween } from "./inspect/distance.js";
import { Album } from "./inspect/photos.js";

const PATIENCE = 6000; // milliseconds to find out where the phone is
const PAUSE = 700; // milliseconds after the last key of a note
const AGAIN = [2000, 5000, 10000, 20000, 30000]; // milliseconds until the next try

// --- at the gate: how far away the phone is -----------------------------------------------------------

for (const form of document.querySelectorAll("form[data-inspect-start][data-lat]")) {
  let asked = false;
  form.addEventListener("submit", (event) => {
    if (asked || !navigator.geolocation) return;
    asked = true;
    event.preventDefault();
    const submitter = event.submitter ?? undefined;
    let gone = false;
    const go = () => {
      if (gone) return;
      gone = true;
      form.requestSubmit(submitter);
    };
    setTimeout(go, PATIENCE);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const there = [Number(form.dataset.lat), Number(form.dataset.lng)];
        form.elements.distance.value = Math.round(metresBetween([coords.latitude, coords.longitude], there));
        go();
      },
      go,
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60000 },
    );
  });
}

// --- the lists ----------------------------------------------------------------------------------------

class Rounds {
  constructor(form) {
    this.form = form;
    // As a draft: forgotten at signing out, and after some days.
    this.key = `draft:${document.body.dataset.user}:inspect:${form.dataset.inspect}`;
    this.state = form.querySelector("[data-inspect-state]");
    this.items = [...form.querySelectorAll("[data-item]")];
    this.waiting = this.kept(); // field name → value
    this.sending = false;
    this.tries = 0;
    this.finishing = null;
    this.timers = new Map();
    this.album = new Album(form.dataset.photoUrl, this.key, (wrong) => this.photosMoved(wrong));
    this.restore();
    this.listen();
    this.progress();
    this.album.begin((item) => document.getElementById(`item-${item}`)?.querySelector("[data-photos]"));
    if (this.pending) this.send();
  }

  get pending() {
    return Object.keys(this.waiting).length > 0;
  }

  kept() {
    try {
      return JSON.parse(store.get(this.key)).values ?? {};
    } catch {
      return {};
    }
  }

  keep() {
    if (this.pending) store.set(this.key, JSON.stringify({ at: Date.now(), values: this.waiting }));
    else store.remove(this.key);
  }

  // What was tapped here and never reached the server stands in the form again.
  restore() {
    for (const [name, value] of Object.entries(this.waiting)) {
      const field = this.form.elements[name];
      if (!field) delete this.waiting[name];
      else field.value = value;
    }
    for (const item of this.items) this.mark(item);
  }

  listen() {
    // Arrow keys pass over answers: whoever uses them goes on by Tab.
    this.form.addEventListener("pointerdown", () => (this.byThumb = true));
    this.form.addEventListener("keydown", () => (this.byThumb = false));
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("input", (event) => this.typed(event.target));
    // Before the modules that guard every form: this one may not go yet.
    document.addEventListener("submit", (event) => event.target === this.form && this.submitted(event), true);
    addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => document.hidden || this.again());
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input[type=text]")) {
        event.preventDefault();
        event.target.blur();
      }
    });
  }

  changed(field) {
    const item = field.closest("[data-item]");
    if (field.type === "radio") {
      const first = !item.dataset.answered;
      this.mark(item);
      item.classList.remove("is-wanting");
      this.put(field);
      if (this.byThumb && field.value === "fail") item.querySelector("input[type=text]").focus();
      else if (this.byThumb && first) this.next(item);
      this.progress();
    } else if (field.type === "file") {
      this.album.take(field, item.dataset.item, item.querySelector("[data-photos]"));
    } else {
      this.put(field);
    }
  }

  typed(field) {
    if (!field.name || field.type === "radio" || field.type === "file") return;
    clearTimeout(this.timers.get(field));
    this.timers.set(field, setTimeout(() => this.put(field), PAUSE));
    if (navigator.onLine) this.say("saving");
  }

  /** Show whether an item is answered, and whether it asks for more. */
  mark(item) {
    const chosen = item.querySelector("input[type=radio]:checked");
    if (chosen) item.dataset.answered = chosen.value;
    const failed = chosen?.value === "fail";
    const more = failed || item.querySelector("input[type=text]").value || item.querySelector(".inspect-photo");
    item.classList.toggle("is-opened", Boolean(more));
  }

  /** Bring the next item that has no answer before the eyes. */
  next(item) {
    const place = this.items.indexOf(item);
    const open = (one) => !one.dataset.answered;
    const following = this.items.slice(place + 1).find(open);
    if (!following) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { top, bottom } = following.getBoundingClientRect();
    if (top > 72 && bottom < innerHeight * 0.6) return;
    following.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  progress() {
    const done = this.items.filter((item) => item.dataset.answered).length;
    this.form.querySelector("[data-inspect-done]").textContent = done;
    this.form.querySelector("progress").value = done;
  }

  say(name, tone = "", count = 0) {
    this.state.textContent = (this.state.dataset[name] ?? name).replace("{count}", count);
    this.state.className = `inspect-state${tone ? ` is-${tone}` : ""}`;
  }

  // --- saving -----------------------------------------------------------------------------------------

  put(field) {
    clearTimeout(this.timers.get(field));
    this.timers.delete(field);
    this.waiting[field.name] = field.value;
    this.keep();
    this.send();
  }

  again() {
    this.tries = 0;
    this.send();
    this.album.send();
  }

  async send() {
    if (this.sending || !this.pending) return;
    this.sending = true;
    const sent = { ...this.waiting };
    this.say("saving");
    try {
      const answer = await fetch(this.form.dataset.saveUrl, {
        method: "POST",
        body: new URLSearchParams(sent),
        headers: { "X-CSRFToken": cookie("csrftoken") },
      });
      this.sending = false;
      await this.answered(answer, sent);
    } catch {
      this.sending = false;
      this.later();
    }
  }

  async answered(answer, sent) {
    if (isSignIn(answer.url)) {
      this.say("waiting", "waiting");
      tellExpired();
      return;
    }
    if (answer.status >= 500) {
      this.later();
      return;
    }
    for (const [name, value] of Object.entries(sent)) if (this.waiting[name] === value) delete this.waiting[name];
    this.keep();
    this.tries = 0;
    if (!answer.ok) await this.refused(answer);
    else this.rest();
    this.settle();
  }

  async refused(answer) {
    this.finishing = null;
    const { error = word("refused"), url = "" } = await answer.json().catch(() => ({}));
    this.say(error, "wrong");
    tell(error, url ? { label: word("retry"), act: () => location.assign(url) } : {});
  }

  later() {
    this.say("waiting", "waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), AGAIN[Math.min(this.tries, AGAIN.length - 1)]);
    this.tries += 1;
  }

  photosMoved(wrong) {
    if (wrong) this.finishing = null;
    if (wrong) this.say(wrong, "wrong");
    else if (!this.pending) this.rest();
    this.settle();
  }

  /** Go on with what has come meanwhile; say that all is saved only when all is. */
  rest() {
    if (this.pending) this.send();
    else if (!this.timers.size && !this.album.busy) this.say("saved");
  }

  // --- the end ----------------------------------------------------------------------------------------

  /** What is missing is shown before anything is sent; what waits is sent before the form: it may be the last. */
  submitted(event) {
    if (event.defaultPrevented) return;
    const finishing = event.submitter && "inspectFinish" in event.submitter.dataset;
    if (finishing && !this.whole()) {
      this.stop(event);
      return;
    }
    for (const field of [...this.timers.keys()]) this.put(field);
    if (!this.pending && !this.album.busy) return;
    this.stop(event);
    this.finishing = event.submitter;
    if (this.album.busy) this.say("photoLeft", "waiting");
    this.again();
  }

  stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  settle() {
    if (!this.finishing || this.album.busy || this.pending) return;
    const submitter = this.finishing;
    this.finishing = null;
    this.form.requestSubmit(submitter);
  }

  whole() {
    const open = this.items.filter((item) => !item.dataset.answered);
    const silent = this.items.filter(
      (item) => item.dataset.answered === "fail" && !item.querySelector("input[type=text]").value.trim(),
    );
    const wanting = open.length ? open : silent;
    for (const item of this.items) item.classList.toggle("is-wanting", wanting.includes(item));
    if (!wanting.length) return true;
    if (open.length) this.say("left", "wrong", open.length);
    else this.say("silent", "wrong");
    wanting[0].scrollIntoView({ block: "center" });
    (open.length ? wanting[0] : wanting[0].querySelector("input[type=text]")).focus({ preventScroll: true });
    return false;
  }
}

for (const form of document.querySelectorAll("form[data-inspect]")) new Rounds(form);
