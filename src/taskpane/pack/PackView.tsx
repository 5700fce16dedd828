export function PackView() {
  return null;
}
