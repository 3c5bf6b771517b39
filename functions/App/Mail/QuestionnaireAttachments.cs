using System.Collections.Concurrent;
using Mandates.Functions.Documents.Word;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>The questionnaire as the letters that send it carry it: as a Word document, in the language of the recipient.</summary>
public sealed class QuestionnaireAttachments(QuestionnaireStore questionnaires)
{
    // One dispatch writes to many in few languages: the document of the last batch serves the next.
    private volatile Written? last;

    /// <summary>Nothing for a letter that does not send it, and while none is published.</summary>
    public async Task<IReadOnlyList<Attachment>> ForAsync(MandateState current, NoticeReason reason, Language language, CancellationToken cancellationToken)
    {
        if (reason is not (NoticeReason.QuestionnaireDispatch or NoticeReason.QuestionnaireForwarded or NoticeReason.QuestionnaireGoesOn)
            || await questionnaires.FindAsync(current.Id, current.Record, cancellationToken) is not ({ } number, { } questionnaire))
        {
            return [];
        }

        if (last is not { } written || !ReferenceEquals(written.Of, questionnaire) || !ReferenceEquals(written.Plan, current.Plan))
        {
            last = written = new(questionnaire, current.Plan, new());
        }

        var content = written.Documents.GetOrAdd(language, asked => QuestionnaireDocument.Of(questionnaire, current.Plan.Symbol($"questionnaire/{number}"), current.Plan, Texts.In(asked)));
        return [new(QuestionnaireDocument.FileName(current.Id, Texts.In(language)), WordDocument.MediaType, content)];
    }

    private sealed record Written(Questionnaire Of, WorkPlan Plan, ConcurrentDictionary<Language, byte[]> Documents);
}
