// A text box with a list of choices below (the ARIA pattern "combobox with list autocomplete").
//
//   <div class="typeahead">
//     <input type="hidden" name="contact" value="" data-typeahead-value data-draft>
//     <input type="text" name="contact_text" data-typeahead="/outreach/contact/options/" data-create="登记新的联系人">
//   </div>
//
// GET {address}?q={typed} answers with <li role="option" data-value="12" data-label="陈志明">…</li> elements.
// Choosing sets both inputs and fires "change" on the hidden one. With data-create a last option fires
// "typeahead:create" (detail: {name, text}) and opens the part of the page marked data-new-for="{hidden's name}",
// whose first text input (or the one marked data-new-text) gets the typed words and [data-new-next] the focus.
import { isSignIn, tellExpired, whenPresent, word } from "./page.js";

const PAUSE = 180; // milliseconds after the last key before asking
let count = 0;

class Typeahead {
  constructor(input) {
    this.input = input;
    this.box = input.closest(".typeahead");
    this.value = this.box.querySelector("[data-typeahead-value]");
    this.chosen = this.value.value ? input.value : null;
    this.list = Object.assign(document.createElement("ul"), { id: `typeahead-${++count}`, hidden: true });
    this.list.className = "typeahead-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
    this.status = Object.assign(document.createElement("span"), { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    this.box.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) {
      input.setAttribute(name, value);
    }
    this.mark();
    input.addEventListener("input", (event) => event.isComposing || this.typed());
    input.addEventListener("compositionend", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  mark() {
    this.input.classList.toggle("typeahead-chosen", Boolean(this.value.value));
  }

  typed() {
    if (this.input.value !== this.chosen && this.value.value) {
      this.value.value = "";
      this.value.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.mark();
    clearTimeout(this.timer);
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const slow = setTimeout(() => this.note(word("searching")), 300);
    const url = new URL(this.input.dataset.typeahead, location.href);
    url.searchParams.set("q", this.input.value.trim());
    try {
      const answer = await fetch(url, {
        signal: this.asking.signal,
        headers: { "HX-Request": "true", "X-Requested-With": "XMLHttpRequest" },
      });
      if (answer.status === 401 || isSignIn(answer.url)) {
        this.close();
        tellExpired();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      this.show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.note(word("searchFailed"));
    } finally {
      clearTimeout(slow);
    }
  }

  show(fragment) {
    if (document.activeElement !== this.input) return;
    const parsed = new DOMParser().parseFromString(`<ul>${fragment}</ul>`, "text/html");
    const found = [...parsed.querySelectorAll("[role=option]")];
    this.list.replaceChildren(...found.map((option) => document.adoptNode(option)));
    if (!found.length) this.list.append(this.noteElement(word("nothing")));
    if (this.input.dataset.create) this.list.append(this.createOption());
    this.options.forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
      option.setAttribute("aria-selected", "false");
    });
    this.status.textContent = found.length ? `${found.length} ${word("found")}` : word("nothing");
    this.open();
    this.point(found.length ? 0 : -1);
  }

  createOption() {
    const option = document.createElement("li");
    option.className = "option-new";
    option.setAttribute("role", "option");
    option.dataset.create = "";
    option.textContent = `${this.input.dataset.create}：${this.input.value.trim()}`;
    return option;
  }

  noteElement(text) {
    const note = Object.assign(document.createElement("li"), { className: "typeahead-note", textContent: text });
    note.setAttribute("role", "presentation");
    return note;
  }

  note(text) {
    this.list.replaceChildren(this.noteElement(text));
    this.status.textContent = text;
    this.open();
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  point(index) {
    const { options } = this;
    this.active = options.length ? ((index % options.length) + options.length) % options.length : -1;
    if (index < 0 && !options.length) this.active = -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.active)));
    const option = options[this.active];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.isOpen) this.point(this.active + (event.key === "ArrowDown" ? 1 : -1));
      else this.ask();
    } else if (event.key === "Enter" && this.isOpen) {
      event.preventDefault();
      const option = this.options[this.active];
      if (option) this.choose(option);
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.close();
    }
  }

  choose(option) {
    if ("create" in option.dataset) return this.create();
    this.value.value = option.dataset.value;
    this.input.value = this.chosen = option.dataset.label;
    this.mark();
    this.close();
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
  }

  create() {
    const detail = { name: this.value.name, text: this.input.value.trim() };
    this.close();
    this.input.dispatchEvent(new CustomEvent("typeahead:create", { bubbles: true, detail }));
    const part = document.querySelector(`[data-new-for="${CSS.escape(detail.name)}"]`);
    if (!part) return;
    part.hidden = false;
    if (part.matches("details")) part.open = true;
    const text = part.querySelector("[data-new-text]") ?? part.querySelector("input[type=text]");
    if (text) {
      text.value = detail.text;
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    (part.querySelector("[data-new-next]") ?? text)?.focus();
  }
}

whenPresent("[data-typeahead]", (input) => {
  if (!input.hasAttribute("aria-controls")) new Typeahead(input);
});
