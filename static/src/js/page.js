// Small things that the other modules share.

/** A sentence of components/client_words.html, by the name of its data attribute. */
export function word(name) {
  return document.getElementById("words")?.dataset[name] ?? "";
}

/** Call `enhance` for each matching element now and for those that are added later (`added(root)` tells). */
export function whenPresent(selector, enhance) {
  const visit = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (element.closest("template")) continue;
      enhance(element);
    }
  };
  visit(document);
  document.addEventListener("hengl:added", (event) => visit(event.target));
  document.addEventListener("htmx:load", (event) => visit(event.target));
}

/** Tell the other modules that something new is on the page. */
export function added(root) {
  root.dispatchEvent(new CustomEvent("hengl:added", { bubbles: true }));
}

/** A cookie's value, or "". */
export function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** localStorage that may be full or switched off. */
export const store = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was stored.
    }
  },
  keys(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
};

let notice;

/** Show one sentence at the foot of the window, with at most one button; "" takes it away. */
export function tell(text, { label = "", act = null, seconds = 0 } = {}) {
  notice?.remove();
  notice = null;
  if (!text) return;
  notice = document.createElement("div");
  notice.className = "connection no-print";
  notice.setAttribute("role", "status");
  notice.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (label) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.className = "btn btn-link";
    button.addEventListener("click", () => {
      tell("");
      act();
    });
    notice.append(button);
  }
  document.body.append(notice);
  const shown = notice;
  if (seconds) setTimeout(() => shown === notice && tell(""), seconds * 1000);
}

/** Whether an answer is the sign-in page: the session has ended. */
export function isSignIn(url) {
  return Boolean(url) && new URL(url, location.href).pathname.startsWith("/login");
}

/** Say that the session has ended, and offer to sign in and come back here. */
export function tellExpired() {
  tell(word("expired"), {
    label: word("signIn"),
    act: () => location.assign(`/login/?next=${encodeURIComponent(location.pathname + location.search)}`),
  });
}
