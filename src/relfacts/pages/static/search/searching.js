// How a frozen site is searched. relfacts.index holds rows (sort, name, language, about, file, folded
// words, of those who are absent also their names), the small words that say nothing about which
// fact is meant, and the tables by which text is folded. relfacts.open gives two functions: find
// offers what is being typed, tell answers a text as a whole.
window.relfacts = (() => {
  "use strict";

  // The fold of relfacts/text/folding.py, with its tables.
  function folding({ letters, han, inside, dropped }) {
    const other = new Map(Object.entries(letters));
    const simple = new Map(Object.entries(han));
    const within = new Set(inside);
    const gone = (code) => dropped.some(([first, last]) => first <= code && code <= last);
    const letter = (ch) => {
      const code = ch.codePointAt(0);
      if (code >= 0x3041 && code <= 0x3096) ch = String.fromCodePoint(code + 0x60);
      if (within.has(ch) || /\p{Cf}/u.test(ch)) return "";
      if (/[\p{L}\p{N}]/u.test(ch)) return other.get(ch) ?? ch;
      return /\p{M}/u.test(ch) ? ch : " ";
    };
    const character = (ch) => {
      if (other.has(ch)) return other.get(ch);
      if (simple.has(ch)) return simple.get(ch);
      const parts = [...ch.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ")];
      const plain = parts
        .filter((part) => !gone(part.codePointAt(0)))
        .map((part) => other.get(part) ?? part)
        .join("");
      return [...plain.normalize("NFKC")].map(letter).join("");
    };
    return (text) =>
      [...text.replaceAll("´", "'").normalize("NFKC")].map(character).join("").split(/\s+/).filter(Boolean);
  }

  function open(root) {
    const { rows, small, fold: tables } = window.relfacts.index;
    const fold = folding(tables);
    const idle = new Set(small);
    const top = root.replace(/index\.html$/, "");
    const names = rows.map((row) => (row[0] === "fact" ? [] : fold(row[1])));
    // A page of its own comes before facts, most of all one that is called so.
    const worth = (id, term) => {
      if (rows[id][0] === "fact") return 1;
      if (rows[id][0] === "absent") return 0.5;
      return !names[id].includes(term) ? 2 : names[id].length > 1 ? 4 : 9;
    };
    const library = new window.MiniSearch({
      fields: ["terms"],
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      searchOptions: {
        tokenize: fold,
        processTerm: (term) => term,
        combineWith: "AND",
        // Only the last word may still be being typed, and a figure has no slips.
        prefix: (term, at, all) => at === all.length - 1 && !/^\d+$/.test(term),
        fuzzy: (term) => (term.length > 4 && /^[a-z]+$/.test(term) ? 1 : false),
        boostDocument: (id, term) => worth(id, term),
      },
    });
    library.addAll(rows.map((row, id) => ({ id, terms: row[5] })));

    const called = new Map(rows.filter((row) => row[0] !== "absent").map((row) => [row[4], row[1]]));
    // Who is absent has no page: the first one says so, and leads to whoever is not to be confused.
    const shown = ({ id }) => {
      const [type, name, lang, about, file] = rows[id];
      const path = type === "absent" ? `${root}?q=${encodeURIComponent(name)}` : top + file;
      return { type, name, lang, about, path, beside: { name: called.get(file), path: top + file } };
    };
    const within = (words, form) => ` ${words.join(" ")} `.includes(` ${form} `);
    const present = { filter: ({ id }) => rows[id][0] !== "absent" };

    // Those named in a text whom the base tells from others; and the words that name nobody of them.
    function named(words) {
      const absent = [];
      let rest = ` ${words.join(" ")} `;
      rows.forEach((row, id) => {
        const form = row[0] === "absent" && row[6].find((one) => within(words, one));
        if (!form) return;
        absent.push(shown({ id }));
        rest = rest.replace(` ${form} `, " ");
      });
      return { absent, rest: rest.split(" ").filter(Boolean) };
    }

    // What is being typed: names that may become it, who is absent by a whole name, then the rest.
    function find(text, most) {
      const { absent } = named(fold(text));
      const said = new Set(absent.map(({ name }) => name));
      const found = library.search(text).slice(0, most).map(shown);
      const rest = found.filter(({ type, name }) => type !== "absent" || !said.has(name));
      const names = rest.filter(({ type }) => type !== "fact" && type !== "absent");
      return [...names, ...absent, ...rest.filter((one) => !names.includes(one))].slice(0, most);
    }

    // A text as a whole: who of it is absent, what has all of its words, or else the most of them.
    function tell(text, most) {
      const { absent, rest } = named(fold(text));
      const every = rest.length ? library.search(rest.join(" "), present) : [];
      if (every.length || !rest.length) return { absent, rest, found: every.slice(0, most).map(shown), words: null };
      const telling = rest.filter((word) => !idle.has(word));
      if (!telling.length) return { absent, rest, found: [], words: [] };
      const some = library.search(telling.join(" "), { ...present, combineWith: "OR" });
      const held = new Map();
      for (const one of some) for (const word of one.queryTerms) held.set(word, (held.get(word) ?? 0) + 1);
      // Words that few have tell more: a figure or a name more than what every fact is about.
      const told = (one) => one.queryTerms.reduce((sum, word) => sum + Math.log(1 + rows.length / held.get(word)), 0);
      const best = some.reduce((first, one) => (first && told(first) >= told(one) ? first : one), null);
      if (!best) return { absent, rest, found: [], words: [] };
      const same = (one) => best.queryTerms.every((word) => one.queryTerms.includes(word));
      const typed = new Map(text.split(/\s+/).map((word) => [fold(word).join(" "), word]));
      const words = [...new Set(telling)].filter((word) => best.queryTerms.includes(word));
      // The others may be a name: a kind, a year, a person has a page of its own.
      const whole = ({ id }) => names[id].length > 0 && names[id].every((word) => telling.includes(word));
      const others = some.filter((one) => !same(one) && whole(one));
      const found = [...some.filter(same), ...others].slice(0, most).map(shown);
      return { absent, rest, found, words: words.length === new Set(telling).size ? null : words.map((word) => typed.get(word) ?? word) };
    }

    return { find, tell };
  }

  return { folding, open };
})();
