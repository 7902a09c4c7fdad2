// Search as you type, and buttons that copy. Everything works without it, but for the box of pages
// that nobody serves. What is offered comes from the server, or from the index of a frozen site.
(() => {
  "use strict";

  const form = document.querySelector("header form");
  const input = form.querySelector("input");
  const MOST = 12;
  let offers = null;
  let rows = [];
  let chosen = -1;
  let asked = 0;

  // --- where offers come from ---------------------------------------------------------------

  async function fromServer(text) {
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`);
    return answer.ok ? answer.json() : [];
  }

  let site = null;

  function script(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  }

  function fromSite() {
    site ??= script(form.dataset.library)
      .then(() => script(form.dataset.index))
      .then(() => window.relfacts.open(form.dataset.root));
    return site;
  }

  async function find(text, most) {
    if (form.dataset.suggest) return fromServer(text);
    return (await fromSite()).find(text, most);
  }

  // What is said of a record beside its name.
  function about(one) {
    if (one.type === "absent") return `${one.about ? `${one.about}: ` : ""}not in this base`;
    const type = one.type === "source" ? "document" : one.type;
    return [type, one.about].filter(Boolean).join(" · ");
  }

  // --- the list under the box ---------------------------------------------------------------

  function close() {
    offers?.remove();
    offers = null;
    rows = [];
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    close();
    if (!found.length) return;
    offers = document.createElement("ul");
    offers.className = "offers";
    offers.id = "offers";
    offers.setAttribute("role", "listbox");
    offers.setAttribute("aria-label", "Found so far");
    rows = found.map((one, at) => {
      const row = document.createElement("li");
      row.id = `offer-${at}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.textContent = one.name;
      if (one.lang) name.lang = one.lang;
      const small = document.createElement("small");
      small.textContent = ` ${about(one)}`;
      row.append(name, small);
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        location.href = one.path;
      });
      offers.append(row);
      return { row, path: one.path };
    });
    form.append(offers);
    input.setAttribute("aria-expanded", "true");
  }

  function choose(at) {
    chosen = (at + rows.length + 1) % (rows.length + 1);
    rows.forEach(({ row }, place) => row.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < rows.length) {
      input.setAttribute("aria-activedescendant", rows[chosen].row.id);
      rows[chosen].row.scrollIntoView({ block: "nearest" });
    } else {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
    }
  }

  let wait = 0;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    const text = input.value.trim();
    if (text.length < 2) return close();
    wait = setTimeout(async () => {
      const mine = ++asked;
      const found = await find(text, MOST).catch(() => []);
      if (mine === asked && input.value.trim() === text) show(found.slice(0, MOST));
    }, 120);
  });

  input.addEventListener("keydown", (event) => {
    if (!offers) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? rows.length - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.href = rows[chosen].path;
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", () => asked++);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "offers");
  input.setAttribute("aria-expanded", "false");

  // --- a text for which a frozen site is searched ---------------------------------------------

  function added(parent, name, text, link) {
    const element = document.createElement(name);
    element.textContent = text;
    if (link) element.href = link;
    parent.append(element);
    return element;
  }

  function listed(found) {
    const list = document.createElement("ul");
    list.className = "entries";
    for (const one of found) {
      const row = added(list, "li", "");
      const link = added(row, "a", one.name, one.path);
      if (one.lang) link.lang = one.lang;
      added(row, "small", about(one));
    }
    return list;
  }

  // What the whole of a text finds: who is not here is said first, then what has all of its words.
  function told(whole, { absent, rest, found, words }) {
    const place = document.createDocumentFragment();
    for (const one of absent) {
      const line = added(place, "h2", `${one.name}${one.about ? ` (${one.about})` : ""} is not in this base`);
      if (one.lang) line.lang = one.lang;
      const beside = added(place, "p", "Not to be confused with ");
      added(beside, "a", one.beside.name, one.beside.path);
    }
    if (absent.length && !found.length) return place;
    const text = absent.length ? rest.join(" ") : whole;
    if (words === null) {
      added(place, "h2", found.length ? `${absent.length ? "Without that name: found" : "Found"} for “${text}”` : `Nothing found for “${text}”`);
    } else {
      added(place, "h2", `Nothing has all of these words: “${text}”`);
      if (found.length) added(place, "p", `With ${words.map((word) => `“${word}”`).join(", ")}:`);
    }
    if (found.length) place.append(listed(found));
    return place;
  }

  const asking = new URLSearchParams(location.search).get("q");
  const place = document.getElementById("found");
  if (place && asking && !form.dataset.suggest) {
    input.value = asking;
    fromSite().then(({ tell }) => {
      place.replaceChildren(told(asking, tell(asking, 100)));
      place.hidden = false;
    });
  }

  // --- on paper -------------------------------------------------------------------------------

  // A printout is found again by its address, and by the day on which it was printed.
  function dated() {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    const printed = document.getElementById("printed");
    if (printed) printed.textContent = `${location.href} · printed ${day.join("-")}`;
  }
  dated();
  addEventListener("beforeprint", dated);

  // --- copying --------------------------------------------------------------------------------

  if (navigator.clipboard) {
    for (const text of document.querySelectorAll("[data-copy]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy"), 1500);
      });
      text.after(button);
    }
  }
})();
