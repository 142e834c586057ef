/** Its message is a sentence for the person at the terminal. */
export class EmbeddedFailure extends Error {}
