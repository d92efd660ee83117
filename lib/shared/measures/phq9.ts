import type { Instrument } from "./instrument.ts";

/**
 * The Patient Health Questionnaire, word for word as its authors publish it (PHQ-9, www.phqscreeners.com);
 * they require no permission to reproduce or display it. Bands: K. Kroenke, R. L. Spitzer, J. B. W. Williams,
 * "The PHQ-9: validity of a brief depression severity measure", J Gen Intern Med 2001; 16: 606–613, table 4.
 */
export const phq9: Instrument<"phq9"> = {
  code: "phq9",
  name: "PHQ-9",
  about: "Mood and energy",
  question: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless " +
    "that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
  ],
  riskItem: 9,
  bands: [
    {
      code: "minimal",
      from: 0,
      label: "Minimal",
      words: "Your answers show few signs of depression, or none.",
    },
    { code: "mild", from: 5, label: "Mild", words: "Your answers show mild signs of depression." },
    {
      code: "moderate",
      from: 10,
      label: "Moderate",
      words: "Your answers show moderate signs of depression.",
    },
    {
      code: "moderately_severe",
      from: 15,
      label: "Moderately severe",
      words: "Your answers show moderately severe signs of depression.",
    },
    { code: "severe", from: 20, label: "Severe", words: "Your answers show severe signs of depression." },
  ],
  source:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant " +
    "from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
};
