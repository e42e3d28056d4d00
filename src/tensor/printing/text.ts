/** Text as a framework prints it; approximate when a character could differ within the error bounds. */
export interface PrintedText {
  readonly text: string;
  readonly approximate: boolean;
}
