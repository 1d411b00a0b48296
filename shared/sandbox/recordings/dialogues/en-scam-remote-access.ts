import type { Dialogue } from "./dialogue.ts";

export const enScamRemoteAccess: Dialogue = {
  name: "en-scam-remote-access",
  lang: "en",
  label: "scam",
  kind: "tech_support",
  title: "The broadband engineer who wants to see the screen",
  caller: { voice: "en-us+m3", pitch: 44, wordsPerMinute: 200 },
  protected: { voice: "en-gb+f2", pitch: 52, wordsPerMinute: 186 },
  script: `
P: Hello?
C: Hello, good morning. Am I speaking with Mrs Palmer?
P: Yes, speaking.
C: My name is Kevin, I'm calling from the technical department of your internet provider. How are you today?
P: I'm all right, thank you. A bit cold. What's this about?
C: It's just a courtesy call, really. We've been doing some work on the lines in your area, and, um, we wanted to check that everything is working properly at your end.
P: Well, funny you should say that. It has been a bit slow lately, in the evenings.
C: Right, yes, we've had quite a few people on your street say the same. Is it slow when you watch things, or just with your email?
P: Mostly the email. And the pictures my daughter sends, they take ages.
C: Okay. That does sound like the same fault. It shouldn't take long to sort out. Are you near the computer at the moment, by any chance?
P: It's in the back room. Hang on, let me just sit down. Right, I've got it here.
C: Lovely. And can you see a small light on the white box, is it green or orange?
P: Green, I think. Yes, green.
C: Perfect, so the box is fine. So it must be something on the computer itself, there are some files slowing it down. I can clean those up for you from here, there's no charge for that.
P: Oh, that would be nice.
C!: So I need you to download a little program, for remote *support*, and read me the number on the screen, so I can take control of your computer.
P: Take control? What do you mean, you can see what I've got on there?
C: Only while I'm fixing it. It's the normal procedure, all our engineers do it that way.
P: My grandson usually looks after all that for me. Perhaps he could ring you back.
C: I'm afraid you can't ring back on this line. And if we leave it, the connection may be switched off tonight.
P: Oh dear. I'm not sure I like the sound of that.
C: It'll take two minutes, I promise. Just type the letters I give you, and please don't turn anything off.
P: No, I think I'd rather wait for my grandson.
`,
};
