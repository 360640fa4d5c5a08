// Narrows the register to what the reader asks for. The choice stands in the address, so it can be kept and shared.

const register = document.querySelector(".ps-register");

function narrow(form, rows, count, none) {
  const asked = new FormData(form);
  const words = asked.get("words").trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.cells[0].textContent.toLowerCase() + " " + row.cells[1].textContent.toLowerCase();
    const fits =
      words.every((word) => text.includes(word)) &&
      ["department", "type", "status"].every((name) => !asked.get(name) || asked.get(name) === row.dataset[name]);
    row.hidden = !fits;
    shown += fits;
  }
  const all = rows.length === 1 ? "1 document" : `${rows.length} documents`;
  count.textContent = shown === rows.length ? all : `${shown} of ${all}`;
  none.hidden = shown > 0;
}

function remember(form) {
  const address = new URL(location.href);
  for (const [name, value] of new FormData(form)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

function recall(form) {
  const asked = new URL(location.href).searchParams;
  for (const field of form.elements) {
    if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    // A select takes no value that is not an option; then it asks for all.
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
}

if (register) {
  const form = register.querySelector("form");
  const rows = [...register.querySelectorAll("tbody tr")];
  const update = () => {
    narrow(form, rows, register.querySelector(".ps-count"), register.querySelector(".ps-none"));
    remember(form);
  };
  recall(form);
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
}
