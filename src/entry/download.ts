/** Hands a file to the person: as a new workbook where Excel runs on the desktop, as a download in a browser. */
export async function download(name: string, bytes: Uint8Array): Promise<string> {
  const onDesktop = [Office.PlatformType?.PC, Office.PlatformType?.Mac].includes(Office.context.platform);
  if (onDesktop && Office.context.requirements.isSetSupported("ExcelApi", "1.8")) {
    await Excel.createWorkbook(base64(bytes));
    return `The copy is open as a new workbook; save it as ${name}.`;
  }
  const url = URL.createObjectURL(
    new Blob([bytes.slice()], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return `Saved as ${name}.`;
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // in pieces: a call takes some tens of thousands of arguments, not millions
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(""));
}
