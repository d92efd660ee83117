import type { Instrument } from "./instrument.ts";

/**
 * The Generalized Anxiety Disorder questionnaire, word for word as its authors publish it (GAD-7,
 * www.phqscreeners.com); they require no permission to reproduce or display it. Bands: R. L. Spitzer, K.
 * Kroenke, J. B. W. Williams, B. Löwe, "A brief measure for assessing generalized anxiety disorder: the
 * GAD-7", Arch Intern Med 2006; 166: 1092–1097.
 */
export const gad7: Instrument<"gad7"> = {
  code: "gad7",
  name: "GAD-7",
  about: "Worry and tension",
  question: "Over the last 2 weeks, how often have you been bothered by the following problems?",
  items: [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
  ],
  riskItem: null,
  bands: [
    {
      code: "minimal",
      from: 0,
      label: "Minimal",
      words: "Your answers show few signs of anxiety, or none.",
    },
    { code: "mild", from: 5, label: "Mild", words: "Your answers show mild signs of anxiety." },
    { code: "moderate", from: 10, label: "Moderate", words: "Your answers show moderate signs of anxiety." },
    { code: "severe", from: 15, label: "Severe", words: "Your answers show severe signs of anxiety." },
  ],
  source:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant " +
    "from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
};
