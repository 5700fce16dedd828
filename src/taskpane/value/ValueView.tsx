export function ValueView() {
  return null;
}
