import ts from "typescript";

/** A small change of a file: the text from `from` to `until` becomes `text`. */
export interface Mutation {
  kind: "condition" | "call" | "await" | "comparison" | "bound" | "list";
  from: number;
  until: number;
  text: string;
}

const turned = new Map<string, string>([
  ["===", "!=="],
  ["!==", "==="],
  ["==", "!="],
  ["!=", "=="],
  ["<", ">"],
  [">", "<"],
  ["<=", ">="],
  [">=", "<="],
  ["=", "!="],
  ["in", "not in"],
  ["not in", "in"],
  ["is", "is not"],
  ["is not", "is"],
]);
const moved = new Map<string, string>([["<", "<="], ["<=", "<"], [">", ">="], [">=", ">"]]);
/** The conditions of a query: what follows is the same query without one. */
const conditions = ["where", "whereRef", "on", "onRef", "having", "distinct", "limit"];
const comparing = ["where", "whereRef", "on", "onRef", "having", "eb"];

/** Returns every small change of a TypeScript file, in the order of its text. */
export function mutationsOf(name: string, text: string): Mutation[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const add = (kind: Mutation["kind"], node: ts.Node, text: string) =>
    found.push({ kind, from: node.getStart(file), until: node.getEnd(), text });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    mutationsAt(node, file, add);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.toSorted((a, b) => a.from - b.from || a.until - b.until);
}

/** Returns the text with the change made. */
export const apply = (text: string, { from, until, text: instead }: Mutation): string =>
  text.slice(0, from) + instead + text.slice(until);

type Add = (kind: Mutation["kind"], node: ts.Node, text: string) => void;

function mutationsAt(node: ts.Node, file: ts.SourceFile, add: Add): void {
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    const operator = operatorToken.getText(file);
    if (["&&", "||", "??"].includes(operator)) {
      add("condition", node, left.getText(file));
      if (operator !== "??") add("condition", node, right.getText(file));
    }
    if (operator !== "=") compare(operator, operatorToken, "", add);
  }
  if (ts.isConditionalExpression(node)) {
    add("condition", node, node.whenTrue.getText(file));
    add("condition", node, node.whenFalse.getText(file));
  }
  if (ts.isIfStatement(node) && !node.elseStatement) add("condition", node, "{}");
  if (ts.isCallExpression(node)) mutationsOfCall(node, file, add);
  if (ts.isExpressionStatement(node) && isCall(node.expression)) add("call", node, ";");
  if (ts.isAwaitExpression(node)) add("await", node, node.expression.getText(file));
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isPattern(node)) {
    add("list", node, `[${node.elements.slice(0, -1).map((element) => element.getText(file)).join(", ")}]`);
  }
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    if (Number.isSafeInteger(value)) {
      add("bound", node, String(value + 1));
      if (value > 0) add("bound", node, String(value - 1));
    }
  }
}

/** A query's condition and its operator. */
function mutationsOfCall(node: ts.CallExpression, file: ts.SourceFile, add: Add): void {
  const { expression: callee } = node;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(file);
  if (ts.isPropertyAccessExpression(callee) && conditions.includes(name)) {
    add("condition", node, callee.expression.getText(file));
  }
  const operator = node.arguments[1];
  if (comparing.includes(name) && operator && ts.isStringLiteral(operator)) {
    compare(operator.text, operator, '"', add);
  }
}

function compare(operator: string, node: ts.Node, quote: string, add: Add): void {
  const [other, neighbor] = [turned.get(operator), moved.get(operator)];
  if (other) add("comparison", node, quote + other + quote);
  if (neighbor) add("bound", node, quote + neighbor + quote);
}

const isCall = (node: ts.Expression): boolean =>
  ts.isCallExpression(node) || (ts.isAwaitExpression(node) && isCall(node.expression));

/** Whether this is the left side of an assignment. */
const isPattern = (node: ts.ArrayLiteralExpression) =>
  ts.isBinaryExpression(node.parent) && node.parent.left === node &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** Whether the text is TypeScript. Types are not checked: the tests run without that, too. */
export function parses(name: string, text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: name,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.length === 0;
}
