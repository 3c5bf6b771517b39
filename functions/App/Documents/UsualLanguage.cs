using Mandates.Domain;

namespace Mandates.Functions.Documents;

/// <summary>Goes with a participant's request: the language that it, or else its state, is written to in.</summary>
internal sealed record UsualLanguage(Language Language);
