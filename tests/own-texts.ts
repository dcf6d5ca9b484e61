export const LAKE = "2024-05-06-lake.txt";
export const RAIL = "2023-11-02-rail.md";
export const SCHOOL = "2022-03-01-school.txt";
export const BREAD = "bread.txt";

/**
 * Articles of our own: an agreement in each language, each with something the others lack (the lake: no day and no place of
 * signing; the railway: both, and a sum of money; the schools: "today"), and a story without any agreement, whose longest
 * sentence is far over what may be quoted.
 */
export const TEXTS: Readonly<Record<string, string>> = {
  [LAKE]: ` date 2024-05-06 Kazakhstan, Finland agree to protect a lake

OSKEMEN. STEPPE NEWS - Minister of Ecology of Kazakhstan Aida Bekova and Finland's Minister of Environment Jonas Lind signed an Agreement on the Protection of Lake Markakol for 2024-2028, Steppe News reports.

The agreement covers three areas: clean water; fisheries and hatcheries; rural roads and bridges.

«A lake does not know where a border runs, and neither should those who look after it,» Jonas Lind said at the ceremony.

Aida Bekova noted that 14 villages get their drinking water from the lake. The ministry will build a laboratory in Urunkhaika because samples spoil on the way to the city.

The lake was mapped by the geographer Pavel Orlov in 1893. Its deepest point is 27 metres below the surface.
`,
  [RAIL]: `---
title: "Узбекистан и Грузия договорились о железной дороге"
date: 2023-11-02
source: Вестник дороги
url: https://news.example/rail?from=tashkent&to=batumi
---

1 ноября 2023 года в Ташкенте министр транспорта Узбекистана Рустам Холматов и вице-премьер Грузии Леван Давиташвили подписали Меморандум о взаимопонимании в сфере железнодорожных перевозок.

Меморандум заключён сроком на пять лет и охватывает два направления: контейнерные поезда; подготовка машинистов.

На ремонт путей стороны направят 30 млн долларов.

«Раньше вагон шёл до моря двадцать дней, теперь будет идти двенадцать», — сказал Рустам Холматов.

Следующая встреча рабочей группы пройдёт в Батуми весной.
`,
  [SCHOOL]: ` date 2022-03-01 Қазақстан мен Түркия мектептер туралы келісімге қол қойды

АСТАНА. ДАЛА ХАБАРЫ – Бүгін Қазақстанның Оқу-ағарту министрі Асхат Нұрланов пен Түркияның Білім министрі Мехмет Йылдыз мектептердегі ынтымақтастық туралы келісімге қол қойды.

Келісім екі бағытты қамтиды: мұғалімдерді даярлау; оқулықтар шығару.

«Жақсы мектеп жақсы мұғалімнен басталады», – деді Асхат Нұрланов.

Алматыда 40 мұғалім оқытылады.
`,
  [BREAD]: `The bakery on Mill Street

The bakery on Mill Street opened in 1911. Its founder, Ingrid Halvorsen, came from Bergen with one oven and a sack of rye. She sold her first loaf to a postman.

When the river rose in the spring of 1928 and the water stood as high as the counter for nine days, the neighbours carried the flour sacks up to the attic one after another, the postman rowed the finished loaves from door to door in a borrowed boat, the children of the street kept the fire in the small oven alive with chair legs and fruit crates, and Halvorsen herself, who had been told by two doctors to stay in bed with her cough, stood at the table from midnight until noon and kneaded, as she used to say, for the whole of the flooded town.

Today her great-grandson bakes 300 loaves a day. He does not sell bread abroad.
`,
};
