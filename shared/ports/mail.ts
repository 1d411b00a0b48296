export interface OutgoingMail {
  /** The same for a repeated delivery, so that a mailbox that gets it twice can show it once. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailSender {
  /**
   * Hands the message to the next server. Rejects with `provider_refused` (final: this address, this message),
   * `provider_unavailable` (not sent) or `outcome_unknown` (may have been sent).
   */
  send(mail: OutgoingMail): Promise<void>;
}
