namespace Mandates.Functions.Web;

/// <summary>Goes with a participant's request: the language that it, or else its state, is written to in.</summary>
internal sealed record UsualLanguage(Language Language);
