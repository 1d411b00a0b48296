import type { Dialogue } from "./dialogue.ts";

export const enScamSafeAccount: Dialogue = {
  name: "en-scam-safe-account",
  lang: "en",
  label: "scam",
  kind: "bank_fraud_desk",
  title: "The adviser who opens a safe account",
  caller: { voice: "en-gb-x-rp+f3", pitch: 46, wordsPerMinute: 197 },
  protected: { voice: "en-gb-scotland+m2", pitch: 38, wordsPerMinute: 186 },
  script: `
P: Hello, Duncan here.
C: Oh, good afternoon, Mr Fraser. It's Helen, from your bank. Is this a good time to talk?
P: Aye, it's fine. I was just about to take the dog out, but go on.
C: I won't keep you long, then. What sort of dog is it?
P: A wee terrier. Mad as a hatter.
C: Oh, we had one of those. Lovely. Well, the reason for my call is that we're looking at accounts at your branch this week, and yours came up. Have you been using your card in a petrol station lately?
P: I have, yes. On Saturday. I filled up on the way to my sister's.
C: Right, that fits, I'm afraid. There's been some trouble with the machine at that station. We think a few customers had their card copied.
P: You're joking. Has anything gone missing?
C: No, no, nothing has gone out. Everything is still there, I can see it on my screen. It's a matter of making sure it stays that way.
P: Well, that's a relief. So what happens now, do you send me a new card?
C: Exactly, a new card is on its way, it should be with you by Thursday. But in the meantime somebody may still have your details, and that's what worries us a little.
P: I see. So what do you want me to do?
C!: What we've done is open a safe account in your name, and I need you to transfer your *savings* into the safe account this afternoon.
P: Move all of it? There's quite a bit in there, you know.
C: Yes, all of it. It's only for a day or two, and then it goes straight back.
P: Should I not go down to the branch and do it there?
C: I'd rather you didn't, Mr Fraser. We think someone at the branch may be involved, so please keep this between us for now.
P: That's a strange thing. I'd want to speak to my sister first.
C: I understand, but the longer we wait, the more likely it is you'll lose it. Have you got your online banking open?
P: No, I haven't. Give me a minute to think.
`,
};
