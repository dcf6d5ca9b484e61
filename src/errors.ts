/** A fault that a person can do something about: its message says what happened, what was expected and what to do. */
export class UserError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A setting is missing or wrong; the message names the variable and never holds a secret. */
export class ConfigError extends UserError {}

/** The index was built with another embedder than the one configured, and building it anew would cost money. */
export class IndexMismatchError extends UserError {
  constructor(built: string, configured: string) {
    super(
      `the index was built with "${built}" but the bot is set to "${configured}". Run "npm run reindex" to build it anew.`,
    );
  }
}

/** A published generation is missing, damaged or unreadable. */
export class IndexError extends UserError {}

/** Another process writes to the data folder. */
export class DataLockedError extends UserError {}

/** A file people write (lexicon, question set, prompt) breaks its format; the message has file and line. */
export class FormatError extends UserError {}
