namespace Mandates.Functions.Documents.Calendars;

/// <summary>What a kind of row is called in a calendar, in the four languages.</summary>
internal static class RowTitles
{
    public static LocalizedText Of(ActivityKind kind) => kind switch
    {
        ActivityKind.FormalMeeting => new("Formal meeting", "Reunión formal", "Réunion formelle", "Reunião formal"),
        ActivityKind.InformalMeeting => new("Informal meeting", "Reunión informal", "Réunion informelle", "Reunião informal"),
        ActivityKind.PlatformLaunch => new(
            "Launch of the virtual platform", "Lanzamiento de la plataforma virtual", "Lancement de la plateforme virtuelle", "Lançamento da plataforma virtual"),
        ActivityKind.QuestionnaireDispatch => new(
            "Dispatch of the questionnaire", "Envío del cuestionario", "Envoi du questionnaire", "Envio do questionário"),
        ActivityKind.ReplyDeadline => new(
            "Deadline for replies to the questionnaire", "Plazo para responder al cuestionario", "Date limite de réponse au questionnaire", "Prazo para responder ao questionário"),
        ActivityKind.DraftPreparation => new("Preparation of the draft", "Preparación del proyecto", "Préparation du projet", "Preparação do projeto"),
        ActivityKind.Submission => new("Submission", "Presentación", "Présentation", "Apresentação"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of row has no title."),
    };
}
