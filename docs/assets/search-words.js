// How words are cut, and which words count as forms or as slips of one another.

/** The words of a text as they are looked up: in small letters, without accents and apostrophes. */
export function wordsOf(text) {
  const plain = text.normalize("NFKD").toLowerCase();
  return plain.replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words of which a question is made, and which tell little of what is looked for. */
export const LITTLE = new Set(
  (
    "a about an and any are as at be been being by can could did do does for from had has have how i if in into is it " +
    "its may me must my not of on or our shall should so that the their them then there they this to was we were what " +
    "when where which who whom whose why will with would you your"
  ).split(" "),
);

const ENDINGS = Object.entries({ ies: "i", ied: "i", ing: "", ed: "", es: "", y: "i", e: "", s: "" });

/** What the forms of an English word share, such as “messag” for message, messages and messaging. */
export function stem(word) {
  for (const [ending, instead] of ENDINGS) {
    const rest = word.slice(0, -ending.length) + instead;
    if (word.endsWith(ending) && rest.length > 2 && !word.endsWith("ss")) {
      return ending === "ing" || ending === "ed" ? rest.replace(/([bdgmnprt])\1$/, "$1") : rest;
    }
  }
  return word;
}

/** How many letters must be changed, added, left out or swapped to make one word of another. */
export function distance(one, other) {
  let [before, above] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const line = [i];
    for (let j = 1; j <= other.length; j++) {
      line[j] = Math.min(above[j] + 1, line[j - 1] + 1, above[j - 1] + (one[i - 1] !== other[j - 1]));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) line[j] = Math.min(line[j], before[j - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return above[other.length];
}

/** Whether two words share so many letters that it is worth to compare them place by place. */
export function similar(one, other, limit) {
  let differing = letters(one) ^ letters(other);
  let count = Math.abs(one.length - other.length);
  for (; differing && count <= 2 * limit; differing &= differing - 1) count++;
  return count <= 2 * limit;
}

function letters(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << word.charCodeAt(place) % 32;
  return bits;
}
