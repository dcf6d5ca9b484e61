import type { Form } from "./form.ts";

/** English: further forms, of companies, towns, banks, courts and libraries. All names and agreements are invented. */
export const FURTHER_ENGLISH_FORMS: readonly Form[] = [
  {
    form: "the bank and the city hall, named in full before",
    text: "date 2022-04-06 Loan for Oskemen trams\n\nNew trams for Oskemen will be paid for by the Irtysh Development Bank. A loan agreement was signed on 4 April in Singapore. On behalf of the bank it was signed by Vice-President Erik Lund, on behalf of the city by Mayor Zhanibek Orazov.",
    instrument: "loan agreement",
    signed: [
      ["Erik Lund", "Vice-President", "Irtysh Development Bank"],
      ["Zhanibek Orazov", "Mayor", "city"],
    ],
    signedOn: "2022-04-04",
    place: "Singapore",
  },
  {
    form: "only initialled: nobody has signed",
    text: "date 2023-05-11 Text agreed\n\nKazakhstan and Lesotho have initialled the text of an Agreement on Air Services. The head of the civil aviation committee, Dias Umarov, and Lesotho's ambassador, Thabo Mokhele, initialled it in Astana.",
    instrument: "Agreement on Air Services",
    parties: ["Kazakhstan", "Lesotho"],
    signed: [],
    signedOn: null,
    status: "planned",
  },
  {
    form: "enters into force later: not yet in force",
    text: "date 2023-05-11 Pact\n\nFinland and Peru signed an Agreement on Forest Research in Lima. The old treaty lapses when the new agreement enters into force.",
    status: "signed",
    place: "Lima",
  },
  {
    form: "mayors sign for their towns",
    text: "date 2021-10-02 Sister cities\n\nMayor of Lyon Hugo Martel and Akim of Almaty Sabit Nurgaliev signed a Declaration of Friendship yesterday.",
    parties: ["Lyon", "Almaty"],
    signed: [
      ["Hugo Martel", "Mayor of Lyon", "Lyon"],
      ["Sabit Nurgaliev", "Akim of Almaty", "Almaty"],
    ],
    signedOn: "2021-10-01",
  },
  {
    form: "entered into an agreement; company after the office; particles in a name",
    text: "date 2020-03-12 Deal\n\nOn 10 March 2020 Altyn Grain entered into a Supply Agreement with Rotterdam Mills. Askar Bekov, chief executive of Altyn Grain, and Joost van den Berg, managing director of Rotterdam Mills, signed the agreement in Rotterdam.",
    instrument: "Supply Agreement",
    signed: [
      ["Askar Bekov", "chief executive of Altyn Grain", "Altyn Grain"],
      ["Joost van den Berg", "managing director of Rotterdam Mills", "Rotterdam Mills"],
    ],
    signedOn: "2020-03-10",
    place: "Rotterdam",
  },
  {
    form: "two courts of one kind",
    text: "date 2019-02-08 Courts\n\nThe Constitutional Court of Latvia and the Constitutional Court of Georgia signed a memorandum of understanding on legal research on Thursday. Areas of cooperation include translation of rulings, staff exchange and joint conferences.",
    parties: ["Constitutional Court of Latvia", "Constitutional Court of Georgia"],
    signedOn: "2019-02-07",
    areas: ["translation of rulings", "staff exchange", "joint conferences"],
  },
  {
    form: "a list of documents, each with those who signed it",
    count: 2,
    text: "date 2024-06-20 Visit\n\nTwo documents were signed in Astana on Wednesday:\n\n1. Agreement on Plant Quarantine. It was signed by Minister of Agriculture of Kazakhstan Arman Seitkali and Minister of Agriculture of Estonia Piret Tamm.\n\n2. Memorandum on Museum Exchange. It was signed by the directors of the museums, Saltanat Ilyasova and Mart Kask.",
    instrument: "Agreement on Plant Quarantine",
    signed: [
      ["Arman Seitkali", "Minister of Agriculture of Kazakhstan", "Kazakhstan"],
      ["Piret Tamm", "Minister of Agriculture of Estonia", "Estonia"],
    ],
    signedOn: "2024-06-19",
    place: "Astana",
  },
  {
    form: "the sum opens the news; an older sum is not it",
    text: "date 2021-07-01 Loan\n\nThe Cedar Bank will lend Tajik Roads $30 million for bridges. The loan agreement was signed in Dushanbe on Monday. At that time of the first loan, in 2015, the sum was $8 million.",
    amount: "30000000 USD",
    signedOn: "2021-06-28",
    place: "Dushanbe",
  },
  {
    form: "a similar agreement ended long ago is no news",
    text: "date 2022-09-05 Plant\n\nThe Ministry of Energy and Borealis Power signed a Memorandum on Hydrogen. Recall that in 2018 a similar agreement with a Danish firm was terminated.",
    instrument: "Memorandum on Hydrogen",
    status: "signed",
  },
  {
    form: "takes effect on a day to come",
    text: "date 2024-03-14 Grid\n\nChile and Peru signed a Protocol on Power Exchange in Lima on Thursday. It takes effect on 1 April 2024 and runs through 2027.",
    signedOn: "2024-03-14",
    period: [null, "2027", null],
    status: "signed",
  },
];
