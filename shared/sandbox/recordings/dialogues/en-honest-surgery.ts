import type { Dialogue } from "./dialogue.ts";

export const enHonestSurgery: Dialogue = {
  name: "en-honest-surgery",
  lang: "en",
  label: "honest",
  kind: "surgery",
  title: "The surgery that moves an appointment",
  caller: { voice: "en-gb+f4", pitch: 50, wordsPerMinute: 204 },
  protected: { voice: "en-gb-x-rp+m1", pitch: 34, wordsPerMinute: 183 },
  script: `
P: Hello?
C: Oh, hello, is that Mr Whitfield? It's Sarah, from the surgery on Mill Lane.
P: Oh, hello dear. Yes, it's me.
C: Nothing to worry about. It's just about your appointment on Tuesday with the nurse. I'm afraid she's away now, so we need to move it, if that's all right.
P: Tuesday, was it? I've got it down as Wednesday. Hang on, let me find my diary.
C: No rush at all. It was Tuesday, at ten past nine.
P: So it was. Well, any day but Friday, my son comes on a Friday.
C: I've got Thursday at eleven, or, let me see, the Monday after, at half past two.
P: Thursday, please. It's for the blood test, isn't it? It's quite urgent, the doctor said.
C: It's soon rather than urgent. So, nothing to eat after midnight, just water. And bring your appointment card with you, if you've still got it.
P: It's on the fridge. And what about that text message you sent me? It said something about a code.
C: Ah, that's only if you want to use the website. You don't have to. And please don't read the code out to me, or to anyone, it's just for you.
P: Right you are. I don't go on the website anyway. And do I have to pay for the form, for my travel insurance?
C: There is a small charge for that one, but you can pay at the desk when you come in. We don't take any money over the phone.
P: That's fine. And the tablets, shall I carry on with them?
C: Yes, carry on as you are. If you feel dizzy again, give us a ring straight away. You've got our number on the card.
P: I will. Thank you, Sarah, you're very kind.
C: You're welcome, Mr Whitfield. See you on Thursday, then. Bye bye.
P: Bye now.
`,
};
