// htmx: proof of origin on every request, and a sentence for every failure.
import htmx from "htmx.org";
import { cookie, isSignIn, tell, tellExpired, word } from "./page.js";

// No inline styles, no evaluated text, no copies of pages with personal data in the browser's storage.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  timeout: 20000, // milliseconds
});

document.addEventListener("htmx:configRequest", (event) => {
  const { detail } = event;
  if (detail.verb !== "get") detail.headers["X-CSRFToken"] = cookie("csrftoken");
  if (event.target.matches?.("[data-filters]")) {
    for (const [name, value] of [...detail.parameters.entries?.() ?? Object.entries(detail.parameters)]) {
      if (value === "") delete detail.parameters[name];
    }
  }
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isSignIn(event.detail.xhr.responseURL)) return;
  event.detail.shouldSwap = false;
  tellExpired();
});

document.addEventListener("htmx:beforeRequest", () => tell(""));

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  const again = () => htmx.trigger(event.detail.elt, "submit");
  if (status === 401) tellExpired();
  else if (status === 403) tell(word("refused"), { seconds: 8 });
  else if (status === 404) tell(word("gone"), { seconds: 8 });
  else tell(word("failed"), { label: word("retry"), act: again });
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    tell(word("searchFailed"), { label: word("retry"), act: () => htmx.trigger(event.detail.elt, "submit") });
  });
}
