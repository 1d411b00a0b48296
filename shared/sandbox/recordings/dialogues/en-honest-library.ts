import type { Dialogue } from "./dialogue.ts";

export const enHonestLibrary: Dialogue = {
  name: "en-honest-library",
  lang: "en",
  label: "honest",
  kind: "library",
  title: "The library that has a book waiting",
  caller: { voice: "en-gb-scotland+f1", pitch: 48, wordsPerMinute: 197 },
  protected: { voice: "en-us+f2", pitch: 44, wordsPerMinute: 190 },
  script: `
P: Hello, Margaret speaking.
C: Hello, Mrs Dawson. It's Fiona at the library. How are you keeping?
P: Oh, not so bad, thank you. My hip's a bit better.
C: Glad to hear it. I'm just ringing because the book you asked for has come in, the one about the lighthouse keepers.
P: Oh, wonderful. I'd almost given up on that one.
C: Yes, there was quite a queue for it. We'll hold it for you till Saturday week.
P: I might send my neighbour for it. Can she take it out for me?
C: She can, if she brings your card. She doesn't need anything else.
P: What about the number, the PIN, or whatever you call it?
C: No, keep that to yourself. You only need that for the machine, and she can come to the desk. In fact don't give the PIN to anybody.
P: Right. I can never remember it anyway. Do I still owe you money for the one I lost?
C: Let me have a look. You've got four pounds twenty on there. There's no hurry, you can pay it next time you're in, at the desk.
P: Can't I do it now? I've got my bank card here in my purse.
C: That's kind, but we don't take card numbers over the phone, I'm afraid. Cash at the desk is fine, or your neighbour could bring it.
P: Fair enough. Oh, and are you still doing those computer afternoons?
C: We are, every Wednesday at two. Someone sits with you and shows you how to do things, email, that sort of thing. It's free.
P: I might come along. My account got locked last week, and I couldn't work out the security code.
C: Bring it along, then, and we'll look at it with you. If anything changes, just ring us back here at the desk.
P: I will do. Thank you for letting me know, Fiona.
C: You're welcome. Mind how you go. Bye now.
`,
};
