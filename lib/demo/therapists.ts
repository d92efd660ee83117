import type { TherapistOverrides } from "./factories/therapist.ts";
import type { LanguageCode } from "../shared/codes/languages.ts";
import type { SpecialtyCode } from "../shared/codes/specialties.ts";
import type { StateCode } from "../shared/codes/states.ts";
import type { AppointmentTypeInput } from "../shared/schemas/appointment_types.ts";
import { week } from "./hours.ts";

/** A demo therapist. The compiler checks the codes, which `text[]` would not. */
export interface DemoTherapist {
  name: string;
  email: string;
  timeZone: string;
  hours: NonNullable<TherapistOverrides["hours"]>;
  /** Where they hold a license. */
  states: StateCode[];
  /** Types in addition to the usual one. */
  types?: AppointmentTypeInput[];
  /** Weekly time off: its note or, if only an imported calendar knows it, null. */
  away?: { hours: NonNullable<TherapistOverrides["hours"]>; note: string | null }[];
  /** In how many days a holiday begins, and its length. Days. */
  holiday?: { inDays: number; days: number; note: string };
  profile: Omit<NonNullable<TherapistOverrides["profile"]>, "specialties" | "languages"> & {
    specialties: SpecialtyCode[];
    languages: LanguageCode[];
  };
}

/** A dozen plausible colleagues. All hold a license in Colorado too, where the demo patient is. */
export const demoTherapists: readonly DemoTherapist[] = [
  {
    name: "Maya Castellanos",
    email: "therapist@bloom.example",
    timeZone: "America/Denver",
    hours: week("Mon-Thu 9:00-12:00 13:00-17:00", "Fri 8:00-13:00", "Sat 9:00-11:00", "Sun 17:00-19:00"),
    states: ["CO", "NM", "UT"],
    away: [
      { hours: week("Thu 15:00-17:00"), note: "Supervision group" },
      { hours: week("Tue 11:30-14:00", "Wed 16:00-17:30"), note: null },
    ],
    types: [
      {
        name: "First consultation",
        forWhom: "first",
        minutes: 75,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 15,
      },
      { name: "Long visit", forWhom: "further", minutes: 90, bufferBeforeMinutes: 0, bufferAfterMinutes: 15 },
    ],
    profile: {
      titles: "PsyD, licensed psychologist",
      specialties: ["anxiety", "stress", "life-changes", "identity"],
      languages: ["en", "es"],
      about:
        "Worry is tiring, and it is good at passing for responsibility. I work with people who hold a lot " +
        "together for others (parents, nurses, first in the family to go to college) and have stopped noticing what " +
        "it costs them. I grew up between Pueblo and Chihuahua; we can speak English, Spanish, or both in one sentence.",
      approach:
        "In the first visits we draw a map of when worry shows up and what it asks of you. Then we try small " +
        "experiments between visits, mostly from acceptance and commitment therapy, and look together at what changed.",
      noticeMinutes: 12 * 60,
    },
  },
  {
    name: "Daniel Okafor",
    email: "daniel.okafor@bloom.example",
    timeZone: "America/New_York",
    hours: week("Mon,Wed 12:00-20:00", "Tue,Thu 8:00-12:00", "Fri 10:00-15:00"),
    states: ["NY", "NJ", "CT", "CO"],
    profile: {
      titles: "LCSW, trauma therapist",
      specialties: ["trauma", "grief", "anger"],
      languages: ["en", "fr"],
      about:
        "For nine years I sat with people in an emergency department on the worst day of their lives. Now I meet " +
        "them afterwards, when everyone else thinks it should be over. I am calm, I am hard to shock, and I will not " +
        "ask you to tell the whole story before you want to.",
      approach:
        "EMDR and body-based work, at the pace that your nervous system allows. We spend real time on sleep and " +
        "on feeling safe before we go near the memory itself.",
      bufferAfterMinutes: 15,
      bookingMode: "request",
    },
  },
  {
    name: "Ruth Begaye",
    email: "ruth.begaye@bloom.example",
    timeZone: "America/Phoenix",
    hours: week("Mon-Wed 7:00-11:00 12:30-15:30", "Thu 12:00-18:00"),
    holiday: { inDays: 24, days: 7, note: "Lambing season" },
    states: ["AZ", "NM", "UT", "CO"],
    profile: {
      titles: "LPC, grief counselor",
      specialties: ["grief", "substance-use", "identity", "family"],
      languages: ["en", "nv"],
      about:
        "I am Diné and live near Window Rock. I sit with people who have lost someone, or something, or the person " +
        "they were before drinking. Silence is allowed here. So are laughter and long stories about your grandmother.",
      approach:
        "We talk, and we also do: a letter, a walk with the phone in your pocket, a meal cooked for someone who " +
        "is gone. If ceremony is part of your life, therapy makes room for it instead of standing in its place.",
    },
  },
  {
    name: "Hannah Lindqvist",
    email: "hannah.lindqvist@bloom.example",
    timeZone: "America/Chicago",
    hours: week("Mon-Thu 8:30-12:30", "Tue,Thu 14:00-18:00"),
    states: ["IL", "WI", "CO"],
    profile: {
      titles: "PhD, licensed clinical psychologist",
      specialties: ["ocd", "anxiety", "perinatal"],
      languages: ["en", "de"],
      about:
        "Intrusive thoughts are common, boring and very convincing. I treat OCD and little else, in new parents " +
        "especially, who often wait for years because they are afraid of what saying it aloud would mean. It would mean " +
        "that you have OCD, and that can be treated.",
      approach:
        "Exposure and response prevention, planned together, one step at a time, never by surprise. Most people " +
        "notice a difference within ten visits, and I will tell you plainly if we are not getting there.",
      slotMinutes: 45,
      bufferAfterMinutes: 15,
    },
  },
  {
    name: "Kenji Watanabe",
    email: "kenji.watanabe@bloom.example",
    timeZone: "America/Los_Angeles",
    hours: week("Tue-Fri 11:00-14:00 16:00-20:00", "Sat 10:00-14:00"),
    states: ["CA", "WA", "CO"],
    profile: {
      titles: "LMFT, couples therapist",
      specialties: ["couples", "relationships", "lgbtq"],
      languages: ["en", "ja"],
      about:
        "Most couples who come to me are having the same argument for the two-hundredth time and are very good at " +
        "it. I help you hear what it is about underneath. All kinds of couples are welcome, and so is one half of a " +
        "couple who is not sure about staying.",
      approach:
        "Emotionally focused therapy: we slow the argument down until both of you can see the moment where it " +
        "turns. Longer visits, because the first twenty minutes are for settling in.",
      slotMinutes: 80,
      noticeMinutes: 48 * 60,
    },
  },
  {
    name: "Leilani Kahale",
    email: "leilani.kahale@bloom.example",
    timeZone: "Pacific/Honolulu",
    hours: week("Mon-Fri 7:30-12:30", "Wed 14:00-17:00"),
    states: ["HI", "CA", "CO"],
    profile: {
      titles: "PsyD, health psychologist",
      specialties: ["chronic-illness", "sleep", "depression"],
      languages: ["en", "tl"],
      about:
        "Living with an illness that does not go away is a second job that nobody applied for. I work with people " +
        "who have chronic pain, lupus, long COVID or a heart that needs watching, and with those who love them. I have " +
        "one of these myself, so you can skip the part where you prove that it is real.",
      approach:
        "Pacing, sleep, and the grief that hides in both. Visits can be by sound alone and lying down. If you have " +
        "to cancel because of a bad day, you do not need to apologize.",
      noticeMinutes: 6 * 60,
    },
  },
  {
    name: "Priya Raman",
    email: "priya.raman@bloom.example",
    timeZone: "America/New_York",
    hours: week("Mon,Tue,Thu 17:00-21:30", "Sat 9:00-13:00"),
    states: ["MA", "RI", "NH", "CO"],
    profile: {
      titles: "LMHC, psychotherapist",
      specialties: ["stress", "self-esteem", "identity", "relationships"],
      languages: ["en", "hi"],
      about:
        "You did everything right and it still does not feel like yours. I see many people from immigrant families, " +
        "many in medicine and technology, and many who have never said to anyone that they are unhappy. Evenings and " +
        "Saturdays, because you will not leave work early. We can talk about that too.",
      approach:
        'Compassion-focused and psychodynamic: where did the voice that says "not enough" come from, who did it ' +
        "once protect, and does it still have to speak so loudly?",
    },
  },
  {
    name: "Marcus Bell",
    email: "marcus.bell@bloom.example",
    timeZone: "America/Chicago",
    hours: week("Mon,Tue 16:00-22:00", "Thu 20:00-1:00", "Sun 15:00-20:00"),
    states: ["TX", "LA", "OK", "CO"],
    profile: {
      titles: "LPC, licensed chemical dependency counselor",
      specialties: ["substance-use", "depression", "anger"],
      languages: ["en"],
      about:
        "I keep late hours because drinking does. Before this I drove trucks, and I have been sober for sixteen years. " +
        "You do not have to have decided anything to talk with me: not to quit, not even to cut down. Shift workers are " +
        "welcome at midnight on Thursdays.",
      approach:
        "Motivational interviewing and plain speaking. We look at what the drink or the anger does for you, and find " +
        "something that does it better.",
      noticeMinutes: 4 * 60,
    },
  },
  {
    name: "Olena Kovalenko",
    email: "olena.kovalenko@bloom.example",
    timeZone: "America/Los_Angeles",
    hours: week("Mon-Fri 7:00-10:00", "Mon,Wed 13:00-17:00"),
    states: ["WA", "OR", "CO"],
    profile: {
      titles: "PhD, clinical psychologist",
      specialties: ["trauma", "sleep", "anxiety", "life-changes"],
      languages: ["en", "uk", "ru"],
      about:
        "I came to Seattle from Kharkiv in 2014 and learned twice over what a body does when the news does not stop. " +
        "I work with people who have left a place, or watch one from far away, and cannot sleep. Early mornings are " +
        "good for those whose family is ten hours ahead.",
      approach: "Well-tested treatment for nightmares and insomnia, narrative exposure therapy where there " +
        "is trauma, and many small questions about what still makes you laugh.",
    },
  },
  {
    name: "Sofía Marín",
    email: "sofia.marin@bloom.example",
    timeZone: "America/Puerto_Rico",
    hours: week("Mon-Thu 8:00-12:00 14:00-16:00", "Fri 8:00-11:00"),
    holiday: { inDays: 12, days: 4, note: "Conference in Ponce" },
    states: ["PR", "FL", "CO"],
    profile: {
      titles: "MA, licensed marriage and family therapist",
      specialties: ["family", "adhd", "perinatal"],
      languages: ["es", "en"],
      about:
        "Trabajo con madres, padres y familias que viven entre dos idiomas. Many of the parents I see find out " +
        "about their own ADHD when their child is diagnosed. That is a lot to learn in one week, and some of it is good " +
        "news: there was a reason all along.",
      approach:
        "Short-term and practical. We change one thing at home each week, such as mornings, homework or who asks " +
        "for help and how, and keep what works. Either of you may bring the baby.",
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 5,
    },
  },
  {
    name: "Thomas Ashby",
    email: "thomas.ashby@bloom.example",
    timeZone: "America/New_York",
    hours: week("Mon,Wed,Fri 9:00-12:00 13:00-16:00"),
    states: ["NY", "PA", "CO"],
    profile: {
      titles: "LCSW-R, psychotherapist",
      specialties: ["depression", "self-esteem", "autism"],
      languages: ["ase", "en"],
      about:
        "I am Deaf and work in ASL, or in written English by chat next to the video. Many of my patients are Deaf or " +
        "hard of hearing, or autistic and glad to have a therapist who looks at them, waits, and says what he means. There is " +
        "no interpreter in between.",
      approach:
        "Behavioral activation for the days when nothing moves: very small things, done before you feel like it. " +
        "Clear agendas, the same at every visit, written down.",
    },
  },
  {
    name: "Amina Warsame",
    email: "amina.warsame@bloom.example",
    timeZone: "America/Chicago",
    hours: week("Sun 10:00-14:00", "Mon-Wed 10:00-13:00 15:00-18:00", "Thu 10:00-13:00"),
    states: ["MN", "WI", "CO"],
    profile: {
      titles: "MA, licensed professional clinical counselor",
      specialties: ["trauma", "family", "identity", "bipolar"],
      languages: ["en", "so", "ar"],
      about:
        "In my family, no one went to therapy. You went to an aunt. I try to be a bit of both. I work with young adults " +
        "who translate for their parents at the doctor's, with people whose moods swing more than others realize, " +
        "and with anyone who wants faith to be part of the conversation and not the subject of it.",
      approach:
        "Interpersonal and social rhythm therapy: regular days steady a mood more than people expect. We involve family " +
        "when you want that, and keep them out when you do not.",
      noticeMinutes: 12 * 60,
      horizonDays: 45,
    },
  },
];
