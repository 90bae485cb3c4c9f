// Tells when the connection is gone and when it is back. A form sent meanwhile waits, its words kept as a draft.
import { tell, word } from "./page.js";

let waiting = null;

addEventListener("offline", () => tell(word("offline")));

addEventListener("online", () => {
  const form = waiting;
  waiting = null;
  if (form) tell(word("online"), { label: form.label, act: () => form.element.requestSubmit(form.submitter) });
  else tell(word("online"), { seconds: 4 });
});

document.addEventListener(
  "submit",
  (event) => {
    if (navigator.onLine || event.target.method !== "post") return;
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter ?? undefined;
    waiting = { element: event.target, submitter, label: submitter?.textContent.trim() || word("retry") };
    tell(word("offline"));
  },
  true,
);

if (!navigator.onLine) tell(word("offline"));
