using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Drafts;

/// <summary>Draft versions in another language than they were written in.</summary>
public sealed class DraftLanguages(DraftStore drafts)
{
    /// <summary>Aligned with a text: what was translated of this version, else of an earlier one whose words stand.</summary>
    /// <param name="current">The mandate.</param>
    /// <param name="draft">The version.</param>
    /// <param name="text">Its words, or what they have become.</param>
    /// <param name="language">The other language.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<IReadOnlyList<AlignedParagraph>> AlignAsync(CurrentMandate current, Draft draft, DraftText text, Language language, CancellationToken stop)
    {
        if (language == draft.Language)
        {
            return [.. text.Paragraphs.Select(p => new AlignedParagraph(p, p.Text, AlignedState.Original))];
        }

        var read = new List<TranslatedText>();
        IReadOnlyList<AlignedParagraph> aligned = AlignedParagraph.Of(text, read);
        foreach (var translation in Of(current, draft, language))
        {
            read.Add(await drafts.ReadAsync(current.Id, translation, stop));
            aligned = AlignedParagraph.Of(text, read);
            if (aligned.All(p => p.State == AlignedState.Translated))
            {
                break;
            }
        }

        return aligned;
    }

    /// <summary>Those of a version, and of the versions before it that were written in the same language; the newest first.</summary>
    public static IEnumerable<Translation> Of(CurrentMandate current, Draft draft, Language language) =>
        current.Record.Translations.Where(t => t.Language == language && t.Draft <= draft.Version)
            .OrderByDescending(t => t.Draft).ThenByDescending(t => t.Number);
}
