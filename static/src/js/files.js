// <input type="file" data-max-bytes="10485760">: a file that is too large is told before it is sent, and not sent.
import { word } from "./page.js";

document.addEventListener("change", (event) => {
  const input = event.target;
  const limit = Number(input.dataset?.maxBytes);
  if (!limit) return;
  input.parentElement.querySelector("[data-too-large]")?.remove();
  const large = [...input.files].filter((file) => file.size > limit);
  if (!large.length) return;
  const fitting = new DataTransfer();
  for (const file of input.files) if (file.size <= limit) fitting.items.add(file);
  input.files = fitting.files;
  const note = document.createElement("div");
  note.className = "invalid-feedback";
  note.dataset.tooLarge = "";
  note.setAttribute("role", "alert");
  note.textContent = word("tooLarge")
    .replace("{names}", large.map((file) => file.name).join("、"))
    .replace("{size}", String(Math.round(limit / 1024 / 1024)));
  input.after(note);
});
