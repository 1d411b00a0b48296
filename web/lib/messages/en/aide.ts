import type { Messages } from "../fr.ts";

export const aide: Messages["aide"] = {
  title: "Help",
  intro: "Choose what happens to you.",
  emergencyTitle: "You have just given a code or money?",
  emergency: "See the 3 things to do now",
  questionsTitle: "Your questions",
  questions: [
    {
      question: "The telephone does not ring any more",
      answer: [
        "First stop the call forwarding: your calls will ring as before.",
        "On the telephone of an Internet box, dial #21# and call.",
        "On a mobile, dial ##21# and call.",
        "Then check that the telephone is plugged in. We will set up forwarding together.",
      ],
    },
    {
      question: "Ethiq says that my line is not protected any more",
      answer: [
        "The call forwarding has stopped. This happens after changes at the operator.",
        "Open “Lines” and dial the code shown there again.",
        "Then start the test call. It says whether all is well.",
      ],
    },
    {
      question: "An ordinary call was reported",
      answer: ["Open the call and choose “It was not a scam”.", "For a known number, such as a doctor, add it to “Trust”."],
    },
    {
      question: "A scam passed without an alert",
      answer: [
        "These people are very skilled. It is not your fault.",
        "Open the call and choose “This was a scam”. That improves the protection.",
        "If a code or money is gone, open the page “After a scam”.",
      ],
    },
    {
      question: "My relatives get no text messages",
      answer: [
        "Open “Contacts”. Each of them must have answered yes.",
        "Check their number, then send a new request.",
        "They may have answered STOP. Only they can change their mind.",
      ],
    },
    {
      question: "The sound of calls is bad",
      answer: [
        "Hang up and ask the person to call again.",
        "Move the telephone away from the Internet box, then restart the box.",
        "If it goes on, start a test call in “Lines”.",
      ],
    },
    {
      question: "I am waiting for an important call",
      answer: [
        "Open “Trust” and announce the expected call, with its time.",
        "A craftsman, a hospital or a school will not be taken for a scam.",
      ],
    },
    {
      question: "I want to stop the listening for a while",
      answer: [
        "Open “Lines”, choose the line, then “Pause”.",
        "During the pause, calls ring. Nobody listens to them.",
        "The protection comes back by itself at the chosen time.",
      ],
    },
    {
      question: "I cannot sign in",
      answer: [
        "Check the e-mail address, letter by letter.",
        "A code that you wait for may be in your junk mail.",
        "Meanwhile, your line is still protected.",
      ],
    },
    {
      question: "I got a text message of Ethiq: is it really you?",
      answer: [
        "Our alerts contain your family word.",
        "Without this word, do not open the link. Call your relative.",
        "We never ask for a bank code or for money.",
      ],
    },
    {
      question: "Who can hear or read my calls?",
      answer: [
        "A program listens. Nobody of ours listens.",
        "Sentences that are kept are read by your household, as rights allow.",
        "You can choose to keep nothing, in “Settings”.",
      ],
    },
    {
      question: "I want to leave and erase everything",
      answer: [
        "Open “Lines” and stop the line. Dial the off code shown there.",
        "The line rings for 30 more days, without listening.",
        "In “Settings”, you can take your data along, then erase everything.",
      ],
    },
  ],
  callTitle: "Talk to a person",
  call: "We take all the time you need.",
  urgent: {
    title: "After a scam",
    intro: "These people are very skilled. It is not your fault. Do these three things now.",
    steps: [
      {
        title: "Call your bank",
        text: "Dial the number on the back of your card. Have the card and transfers blocked.",
        note: "Do not use a number that was given during the call.",
      },
      {
        title: "Change your codes",
        text: "Begin with the bank, then e-mail. Use another device, if you can.",
        note: "Somebody controlled your computer from afar? Switch it off.",
      },
      {
        title: "Report it and get help",
        text: "These services are free. They know these situations.",
        note: "Keep the messages and the numbers: they are evidence.",
      },
    ],
    servicesTitle: "The services that help",
    services: {
      cyber: { name: "17Cyber", text: "The public service online. It guides you step by step." },
      report: { name: "33700", text: "Text them the caller's number, or the message that you got." },
      info: { name: "Info Escroqueries", text: "Police officers answer your questions, in French." },
      support: { name: "France Victimes", text: "Somebody listens and advises, you and your relatives." },
    },
    call: (number) => `Call ${number}`,
    text: (number) => `Send a text message to ${number}`,
    open: (site) => `Open ${site}`,
    checked: (month) => `Checked in ${month}.`,
    unchecked: "We have not checked this number yet.",
    uncheckedSite: "We have not checked this address yet.",
    dangerTitle: "You are in danger?",
    danger: "Call 17 or 112.",
    print: "Print this page",
  },
};
