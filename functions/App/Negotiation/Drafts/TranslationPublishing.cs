using Mandates.Functions.Clock;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>A version in another language as it would be published.</summary>
/// <param name="Translation">As it would be kept, or the last one itself.</param>
/// <param name="Text">Its words.</param>
/// <param name="File">What it came in.</param>
/// <param name="Aligned">The original, each paragraph with the words that it would then have in this language.</param>
/// <param name="IsRepeat">Whether it is the last one itself, sent again.</param>
internal sealed record ProposedTranslation(Translation Translation, TranslatedText Text, DraftFile File, IReadOnlyList<AlignedParagraph> Aligned, bool IsRepeat);

/// <summary>Adds another language to a draft version, aligned by paragraph. A published one is never changed: a correction has the next number.</summary>
public sealed class TranslationPublishing(MandateWriter writer, DraftStore drafts, DraftLanguages languages, RequestAccess access, MandateClock clock)
{
    /// <summary>The translation as it would be published, or the last one, whose words are the same.</summary>
    /// <exception cref="ProblemException">409 when the language has its version, 422 when the text cannot be aligned.</exception>
    internal async Task<ProposedTranslation> ProposeAsync(MandateState before, Draft draft, Language into, DraftFile file, bool corrects, CancellationToken cancellationToken)
    {
        if (into == draft.Language)
        {
            throw ProblemException.Conflict("The draft was written in this language.", "Publish its next version instead, or another language.");
        }

        var original = await drafts.ReadAsync(before.Id, draft, cancellationToken);
        var text = Text(file, original);
        var last = Last(before, draft.Version, into);
        if (last?.Sha256 == text.Sha256)
        {
            return new(last, text, file, await languages.AlignAsync(before, draft, original, into, cancellationToken), IsRepeat: true);
        }

        if (last is not null && !corrects)
        {
            throw ProblemException.Conflict("This version is already published in this language.", "To correct it, mark yours as a correction ('corrects=true'); the published one stays and the correction is added.");
        }

        var number = (last?.Number ?? 0) + 1;
        var translation = new Translation
        {
            Draft = draft.Version,
            Language = into,
            Number = number,
            Symbol = Translation.SymbolOf(draft, into, number),
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
        };
        return new(translation, text, file, await languages.AlignAsync(before, draft, original, into, cancellationToken, text), IsRepeat: false);
    }

    /// <exception cref="ProblemException">409 when another one has been published since.</exception>
    internal Task<Recorded<Translation>> RecordAsync(MandateState before, ProposedTranslation proposed, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (version, into) = (proposed.Translation.Draft, proposed.Translation.Language);
        return writer.RecordAsync(
            before,
            state => Last(state, version, into)?.Number == Last(before, version, into)?.Number
                ? new Decided<Translation>(proposed.Translation, proposed.IsRepeat)
                : throw ProblemException.Conflict("Another translation has been published.", "Read it, then publish again."),
            translation => access.Caller.Audit("publishTranslation", [translation.Symbol], ["text"]),
            client, cancellationToken,
            async _ =>
            {
                await drafts.WriteAsync(before.Id, proposed.File.Source, proposed.File.Bytes, cancellationToken);
                await drafts.WriteAsync(before.Id, proposed.Text, cancellationToken);
            });
    }

    private static Translation? Last(MandateState current, int version, Language into) =>
        current.Record.Translations.Where(t => t.Draft == version && t.Language == into).MaxBy(t => t.Number);

    private static TranslatedText Text(DraftFile file, DraftText original)
    {
        try
        {
            return TranslatedText.Of(file.Blocks, original);
        }
        catch (UnfitTextException wrong)
        {
            throw ProblemException.Unprocessable("The translation was not published.", [wrong.Why]);
        }
    }
}
