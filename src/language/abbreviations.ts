/*
 * Abbreviations that end in a point, lower-case, without that point, by what follows them. For "т. е." and "p.m." the
 * splitter looks at the last piece as well ("е", "m").
 */

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles: a name follows, so the sentence goes on whatever it begins with. */
export const TITLES = set(`
  dr mr mrs ms messrs prof gen col lt sgt capt cmdr adm maj rep sen gov hon rev st ste pres amb vs ca approx viz
  проф акад доц тов гос`);

/** The sentence goes on when a number follows: "No. 5", "рис. 3". */
export const BEFORE_NUMBERS = set(`
  no nos nr vol vols fig figs art arts sec para p pp ch cf eq ref app
  рис табл стр см ст п пп ч гл разд прил кв оф корп д тел т`);

/** The sentence goes on unless the next word is one that opens sentences: "2020 г. Казахстан", "Inc. executive". */
export const MIDDLE = set(`
  inc ltd co corp llc plc bros jr sr esq a.m p.m dept univ assn
  mln bln tn sq oz hr hrs
  г гг в вв н э тыс млн млрд трлн руб коп долл тг чел экз шт км м см мм кг га мин сек час кв куб т е к с д ср напр св
  гр ст ул пер пл наб им п респ обл р-н ред изд адм
  ж жж ғ ғғ б з мың сағ көш ауд`);

/** As {@link MIDDLE}, but words when they do not begin with a capital: "Sat." and "sat." */
export const MIDDLE_CAPITALIZED = set(`
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`);

/** Words that open sentences and are no names; words of closed classes ("The", "Он") come on top of these. */
export const SENTENCE_OPENERS = set(`
  according earlier today yesterday meanwhile currently moreover furthermore thus hence finally later
  согласно сегодня вчера ранее позже помимо ожидается напомним отметим документ стороны
  бүгін кеше айта`);

/** Verbs of speech after an English quotation ("..." Smith said). */
export const SPEECH = set(`
  said says say told tells asked asks added adds noted notes stressed replied answered wrote explained stated
  continued concluded remarked declared insisted argued shouted cried whispered`);
