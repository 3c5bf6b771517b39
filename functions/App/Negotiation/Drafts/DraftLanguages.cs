using Mandates.Functions.Record;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>Draft versions in another language than they were written in.</summary>
public sealed class DraftLanguages(DraftStore drafts)
{
    /// <summary>Aligns a text with its translation: that of this version, or else of an earlier one whose words are unchanged.</summary>
    /// <param name="current">The mandate.</param>
    /// <param name="draft">The version.</param>
    /// <param name="text">Its words, or what they have become.</param>
    /// <param name="language">The other language.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="newest">A translation that is not published yet, and would come before the others.</param>
    public async Task<IReadOnlyList<AlignedParagraph>> AlignAsync(
        MandateState current, Draft draft, DraftText text, Language language, CancellationToken cancellationToken, TranslatedText? newest = null)
    {
        if (language == draft.Language)
        {
            return [.. text.Paragraphs.Select(p => new AlignedParagraph(p, p.Text, AlignedState.Original))];
        }

        List<TranslatedText> read = newest is null ? [] : [newest];
        IReadOnlyList<AlignedParagraph> aligned = AlignedParagraph.Of(text, read);
        foreach (var translation in Of(current, draft, language))
        {
            read.Add(await drafts.ReadAsync(current.Id, translation, cancellationToken));
            aligned = AlignedParagraph.Of(text, read);
            if (aligned.All(p => p.State == AlignedState.Translated))
            {
                break;
            }
        }

        return aligned;
    }

    /// <summary>Every language that a version can be read in, its own first, with what is missing in each; the other languages last.</summary>
    public async Task<IReadOnlyList<DraftLanguage>> AllAsync(MandateState current, Draft draft, DraftText text, CancellationToken cancellationToken)
    {
        var all = new List<DraftLanguage>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var states = (await AlignAsync(current, draft, text, language, cancellationToken)).CountBy(p => p.State).ToDictionary();
            all.Add(new(
                language, language == draft.Language, Of(current, draft, language).Any(),
                states.GetValueOrDefault(AlignedState.Missing), states.GetValueOrDefault(AlignedState.OutOfDate)));
        }

        return [.. all.OrderBy(l => l.IsOriginal ? 0 : l.IsThere ? 1 : 2)];
    }

    /// <summary>Those of a version, and of the versions before it that were written in the same language; the newest first.</summary>
    public static IEnumerable<Translation> Of(MandateState current, Draft draft, Language language) =>
        current.Record.Translations.Where(t => t.Language == language && t.Draft <= draft.Version)
            .OrderByDescending(t => t.Draft).ThenByDescending(t => t.Number);
}
