// The addresses of the doors, as printed on paper: they lead to the page behind the #.
export const doors = /^\/(vragenlijst|nakijken|uitkomst|rekenen|overdragen|apparaat|brief|groep|consulent)(\/.*)?$/;
