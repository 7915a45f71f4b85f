// The review desk works without this file; with it, files drop anywhere, tables are copied, and focus stays.
"use strict";

let fading;
const told = (text, seconds = 6) => {
  document.getElementById("told").textContent = text;
  clearTimeout(fading);
  if (text && seconds) fading = setTimeout(() => told(""), seconds * 1000);
};

// Files dropped anywhere on the page with a form for them.
const drop = document.getElementById("drop");
if (drop) {
  const over = (event, on) => { event.preventDefault(); document.body.classList.toggle("dropping", on); };
  const files = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  addEventListener("dragover", (event) => { if (files(event)) over(event, true); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(event, false); });
  addEventListener("drop", (event) => {
    if (!files(event)) return;
    over(event, false);
    drop.files.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
  drop.files.addEventListener("change", () => { if (drop.files.files.length) drop.requestSubmit(); });
}

// Ctrl+Enter sends a draft; a form that is sent says so.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
document.addEventListener("submit", (event) => {
  if (event.target.matches(".paste, .drop")) {
    event.target.setAttribute("aria-busy", "true");
    told("Checking …", 0);
  }
});
addEventListener("pageshow", () => {
  document.querySelectorAll("[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
  told("");
});

// A table to the clipboard, as cells and as text with tabs.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const table = document.querySelector(button.dataset.copy);
  const cell = (one) => one.textContent.trim().replace(/\s+/g, " ");
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, cell).join("\t"));
  const said = button.parentElement.querySelector(".copied");
  try {
    const plain = new Blob([rows.join("\n")], { type: "text/plain" });
    const rich = new Blob([table.outerHTML], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": rich })]);
    said.textContent = `${table.rows.length - 1} rows copied`;
  } catch {
    // No clipboard where the desk is reached without TLS: the table is marked, to be copied by hand.
    getSelection().selectAllChildren(table);
    said.textContent = "The table is marked; copy it with Ctrl+C.";
  }
});

// A dismissal opens with its field ready.
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches(".dismissing")) event.target.querySelector("[name=note]").focus();
}, true);

// After a decision: the marks in the text follow, and the focus stays with the finding.
document.addEventListener("htmx:afterSettle", (event) => {
  const card = event.target.closest ? event.target.closest(".note") : null;
  if (!card) return;
  const controls = card.querySelector(".controls");
  const settled = controls.matches(".dismissed, .fixed");
  card.classList.toggle("settled", settled);
  document.querySelectorAll(`a.at[href="#${card.id}"]`).forEach((mark) => mark.classList.toggle("settled", settled));
  const state = controls.querySelector(".state b");
  told(state ? `${state.textContent}.` : "Taken back.");
  const button = controls.querySelector("button");
  if (button) button.focus();
});
document.addEventListener("htmx:responseError", (event) => told(event.detail.xhr.responseText.slice(0, 300), 20));
document.addEventListener("htmx:sendError", () => told("The desk does not answer.", 20));
