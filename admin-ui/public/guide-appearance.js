// The guide looks as the panel was told to: see core/theme.ts.
for (const name of ['theme', 'contrast', 'density']) {
  try {
    const choice = localStorage.getItem(`seatwise.${name}`);
    if (choice !== null) document.documentElement.dataset[name] = choice;
  } catch {
    // Storage is forbidden: as the system is.
  }
}
