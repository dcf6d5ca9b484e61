import type { Desk } from "../desk.ts";
import type { Job } from "../job.ts";
import type { ShownContent } from "../shown-content.ts";
import type { Say } from "../texts.ts";
import type { Visit } from "../visit.ts";
import { reasonOf, startReindex } from "./reindex.ts";
import { reply, replyWithOthersWords } from "./replies.ts";

export type AdminCommand = (visit: Visit, job: Job) => Promise<void>;

const LISTED_GAPS = 20;
const LISTED_DISLIKES = 10;
const LISTED_DAYS = 30;
const LISTED_TOKEN_USERS = 5;

/** The commands of those who run the bot; whoever calls them has checked that it is one of these. */
export function createAdminCommands(desk: Desk) {
  return {
    status: (visit, job) => replyWithOthersWords(desk, visit, job, statusText(desk, visit)),
    reindex: (visit, job) => startReindex(desk, visit, job),
    gaps: (visit, job) => replyWithOthersWords(desk, visit, job, gapsText(desk, visit)),
    feedback: (visit, job) => replyWithOthersWords(desk, visit, job, feedbackText(desk, visit)),
    stats: (visit, job) => reply(desk, visit, job, statsText(desk, visit)),
  } satisfies Record<string, AdminCommand>;
}

function statusText(desk: Desk, { say, language }: Visit): string {
  const number = (value: number) => value.toLocaleString(language);
  const load = desk.load();
  const faults = desk.faults.last();
  const lines = [
    ...indexLines(desk, say, number, language),
    ...modelLines(desk, say, language),
    say("statusQueue", { waiting: number(load.waiting), running: number(load.running) }),
    "",
    ...(faults.length === 0 ? [say("statusNoErrors")] : [say("statusErrors")]),
    ...faults.map(({ at, what }) => `${ageOf(at, language)}: ${what}`),
  ];
  return lines.join("\n");
}

function indexLines(
  desk: Desk,
  say: Say,
  number: (value: number) => string,
  language: string,
): readonly string[] {
  try {
    const index = desk.assistant.status();
    return [
      say("statusArticles", { number: number(index.articles) }),
      say("statusPassages", { number: number(index.passages) }),
      say("statusAgreements", { number: number(index.agreements) }),
      say("statusEmbedder", { embedder: index.embedder }),
      say("statusGeneration", { generation: index.generation }),
      say("statusAge", { age: ageOf(new Date(index.builtAt), language) }),
    ];
  } catch (error) {
    desk.faults.note("index", error);
    return [say("statusNoIndex", { reason: reasonOf(error) })];
  }
}

function modelLines({ assistant }: Desk, say: Say, language: string): readonly string[] {
  const report = assistant.model();
  if (report === null) return [say("statusNoModel")];
  const { model, ready, calls, faults, lastFault } = report;
  const fault = lastFault && {
    age: ageOf(new Date(lastFault.at), language),
    reason: lastFault.line,
  };
  return [
    say(ready ? "statusModel" : "statusModelResting", { model }),
    say("statusModelCalls", { calls, faults }),
    ...(fault === null ? [] : [say("statusModelFault", fault)]),
  ];
}

/** "3 hours ago", in the reader's language. */
function ageOf(moment: Date, language: string): string {
  const seconds = Math.round((moment.getTime() - Date.now()) / 1_000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  if (Math.abs(seconds) < 90) return format.format(seconds, "second");
  if (Math.abs(seconds) < 5_400) return format.format(Math.round(seconds / 60), "minute");
  if (Math.abs(seconds) < 129_600) return format.format(Math.round(seconds / 3_600), "hour");
  return format.format(Math.round(seconds / 86_400), "day");
}

function gapsText(desk: Desk, { say }: Visit): string {
  const gaps = desk.state.gaps.top(LISTED_GAPS);
  if (gaps.length === 0) return say("gapsNone");
  const languages = [...new Set(gaps.map((gap) => gap.language))];
  const sections = languages.map((language) => {
    const lines = gaps
      .filter((gap) => gap.language === language)
      .map(({ question, count }) => `• ${count > 1 ? `${count} × ` : ""}${excerpt(question)}`);
    return [language, ...lines].join("\n");
  });
  return [say("gapsTitle"), ...sections].join("\n\n");
}

function feedbackText(desk: Desk, { say }: Visit): string {
  const totals = desk.state.feedback.totals();
  if (totals.up + totals.down === 0) return say("feedbackNone");
  const disliked = desk.state.feedback.disliked(LISTED_DISLIKES).map(({ body, down }) => {
    const content = JSON.parse(body) as ShownContent;
    if (content.kind !== "answer") return "";
    return `• ${down > 1 ? `${down} × ` : ""}${excerpt(content.question ?? "")}\n→ ${excerpt(content.headline)}`;
  });
  const title = say("feedbackTitle", totals);
  return disliked.length === 0 ? title : [title, say("feedbackDisliked"), ...disliked].join("\n\n");
}

/** What is enough to recognise a question by, on one line. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= 140 ? line : `${line.slice(0, 139).replace(/\p{Surrogate}$/u, "")}…`;
}

function statsText(desk: Desk, visit: Visit): string {
  const tokens = tokenLines(desk, visit);
  return [usageText(desk, visit), ...(tokens.length === 0 ? [] : ["", ...tokens])].join("\n");
}

/** What the model took today, and who asked it most; nothing where there is none. */
function tokenLines({ assistant }: Desk, { say, language }: Visit): readonly string[] {
  const budget = assistant.model()?.budget;
  if (!budget) return [];
  const number = (value: number) => value.toLocaleString(language);
  const used = number(budget.used);
  const users = budget.users.slice(0, LISTED_TOKEN_USERS);
  return [
    budget.limit === null
      ? say("statsTokensNoLimit", { used })
      : say("statsTokens", { used, limit: number(budget.limit) }),
    ...(users.length === 0 ? [] : [say("statsTokenUsers")]),
    ...users.map(({ user, used: tokens }) => `• ${user}: ${number(tokens)}`),
  ];
}

function usageText(desk: Desk, { say, language }: Visit): string {
  const days = desk.state.usage.days(LISTED_DAYS);
  if (days.length === 0) return say("statsNone");
  const tokens = new Map(desk.assistant.model()?.budget.days.map(({ day, used }) => [day, used]));
  const lines = days.map(({ day, questions, asked, cited, failed, p50, p95 }) => {
    const share = asked === 0 ? 100 : Math.round((cited / asked) * 100);
    const line = say("statsDay", {
      day: day.slice(5),
      questions,
      share,
      p50: latency(p50),
      p95: latency(p95),
    });
    const used = tokens.get(day);
    return [
      line,
      ...(failed === 0 ? [] : [say("statsFailed", { count: failed })]),
      ...(used === undefined ? [] : [say("statsDayTokens", { used: used.toLocaleString(language) })]),
    ].join(" · ");
  });
  const languages = Object.entries(desk.state.usage.languages()).map(([name, count]) => `${name} ${count}`);
  return [say("statsTitle", { count: days.length }), ...lines, "", languages.join(" · ")].join("\n");
}

function latency(milliseconds: number | null): string {
  if (milliseconds === null) return "–";
  return milliseconds < 1_000 ? `≤${milliseconds} ms` : `≤${milliseconds / 1_000} s`;
}
