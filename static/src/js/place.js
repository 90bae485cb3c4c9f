// <button data-place-here> in a <fieldset data-place>: fills the fields lat and lng with where the phone is now.
// Asked for only at this press, on the form of a site; nothing is sent before the form is saved.
import { whenPresent } from "./page.js";

const DIGITS = 6; // about a tenth of a metre

whenPresent("[data-place-here]", (button) => {
  const part = button.closest("[data-place]");
  const said = part?.querySelector("[data-place-said]");
  if (!part || !navigator.geolocation) return;
  const say = (words) => {
    said.textContent = words;
  };
  const fill = (name, value) => {
    const field = part.querySelector(`[name="${name}"]`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    say(button.dataset.waiting);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill("lat", coords.latitude.toFixed(DIGITS));
        fill("lng", coords.longitude.toFixed(DIGITS));
        fill("datum", "wgs84");
        say(button.dataset.found.replace("{metres}", String(Math.round(coords.accuracy))));
      },
      () => say(button.dataset.failed),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 },
    );
  });
});
