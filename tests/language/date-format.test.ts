import { describe, expect, it } from "vitest";
import { formatDate, formatPeriod } from "../../src/language/dates.ts";
import { LANGUAGES } from "../../src/types.ts";

describe("formatDate", () => {
  it.each([
    ["2020-08-13", "13 August 2020", "13 августа 2020 г.", "2020 жылғы 13 тамыз"],
    ["2019-09", "September 2019", "сентябрь 2019 г.", "2019 жылғы қыркүйек"],
    ["2020", "2020", "2020 г.", "2020 жыл"],
    ["--08-13", "13 August", "13 августа", "13 тамыз"],
    ["2020-08-13T10:00:00Z", "13 August 2020", "13 августа 2020 г.", "2020 жылғы 13 тамыз"],
    ["soon", "soon", "soon", "soon"],
    ["2020-13-01", "2020-13-01", "2020-13-01", "2020-13-01"],
  ])("%s", (value, ...expected) => {
    expect(LANGUAGES.map((language) => formatDate(value, language))).toEqual(expected);
  });
});

describe("formatPeriod", () => {
  it.each([
    ["2021", "2025", "2021–2025", "2021–2025 гг.", "2021–2025 жылдар"],
    ["2020-08-13", "2020-08-15", "13–15 August 2020", "13–15 августа 2020 г.", "2020 жылғы 13–15 тамыз"],
    ["2021-01", "2021-03", "January–March 2021", "январь–март 2021 г.", "2021 жылғы қаңтар–наурыз"],
    [
      "2020-08-13",
      "2021-01-02",
      "13 August 2020 – 2 January 2021",
      "13 августа 2020 г. – 2 января 2021 г.",
      "2020 жылғы 13 тамыз – 2021 жылғы 2 қаңтар",
    ],
  ])("%s to %s", (from, to, ...expected) => {
    expect(LANGUAGES.map((language) => formatPeriod(from, to, language))).toEqual(expected);
  });
});
