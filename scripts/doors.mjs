// The addresses of the doors, as printed on paper: they lead to the page behind the #.
export const doors = /^\/(vragenlijst|oefenen|nakijken|uitkomst|rekenen|overdragen|brief|code|apparaat|toegankelijkheid|groep|consulent|beleid)(\/.*)?$/;
