using Mandates.Functions.Clock;
using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Drafts;

/// <param name="Translation">As it is kept.</param>
/// <param name="Missing">Ids of the paragraphs that have no words in this language.</param>
/// <param name="OutOfDate">Ids of those whose original has other words since they were translated.</param>
public sealed record PublishedTranslation(Translation Translation, IReadOnlyList<string> Missing, IReadOnlyList<string> OutOfDate);

/// <summary>A version in another language as it would be published.</summary>
/// <param name="Translation">As it would be kept.</param>
/// <param name="Text">Its words.</param>
/// <param name="Aligned">The original, each paragraph with the words that it would then have in this language.</param>
/// <param name="IsKept">Whether it is the last one itself.</param>
internal sealed record ProposedTranslation(Translation Translation, TranslatedText Text, IReadOnlyList<AlignedParagraph> Aligned, bool IsKept);

/// <summary>Adds another language to a draft version, aligned by paragraph. Published is published: what corrects it is a further number.</summary>
public sealed class PublishTranslation(MandateStore records, DraftStore drafts, DraftLanguages languages, RequestAccess access, MandateClock clock)
{
    [Api("Publish a version of the draft in another language, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedTranslation), Creates = true, Query = ["corrects"], Problems = [409, 422])]
    [Function(nameof(PublishTranslation)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/drafts/{version:int}/languages/{language}")] HttpRequest request,
        string mandate, int version, string language, CancellationToken cancellationToken)
    {
        var file = await DraftFile.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var into = LanguageCode.Parse(language) ?? throw ProblemException.NotFound();
        var proposed = await WorkOutAsync(current, ReadDraft.Find(current, version), into, file, request.Query["corrects"] == "true", cancellationToken);
        var answer = Answer(proposed);
        if (proposed.IsKept)
        {
            return ApiJson.Ok(answer);
        }

        await KeepAsync(current, proposed, file, cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/drafts/{version}?language={language}", answer);
    }

    /// <summary>The translation as it would be published, or the last one, whose words are the same.</summary>
    /// <exception cref="ProblemException">409 when the language has its version, 422 when the text cannot be aligned.</exception>
    internal async Task<ProposedTranslation> WorkOutAsync(MandateState current, Draft draft, Language into, DraftFile file, bool corrects, CancellationToken cancellationToken)
    {
        if (into == draft.Language)
        {
            throw ProblemException.Conflict("The draft was written in this language.", "Publish its next version instead, or another language.");
        }

        var original = await drafts.ReadAsync(current.Id, draft, cancellationToken);
        var text = Aligned(file, original);
        var last = DraftLanguages.Of(current, draft, into).FirstOrDefault(t => t.Draft == draft.Version);
        if (last?.Sha256 == text.Sha256)
        {
            return new(last, text, await languages.AlignAsync(current, draft, original, into, cancellationToken), IsKept: true);
        }

        if (last is not null && !corrects)
        {
            throw ProblemException.Conflict("This version is published in this language already.", "To correct it, send it with 'corrects=true'; it stays and the correction is added.");
        }

        var translation = new Translation
        {
            Draft = draft.Version,
            Language = into,
            Number = (last?.Number ?? 0) + 1,
            Symbol = Translation.SymbolOf(draft, into, (last?.Number ?? 0) + 1),
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
        };
        return new(translation, text, await languages.AlignAsync(current, draft, original, into, cancellationToken, text), IsKept: false);
    }

    /// <exception cref="ProblemException">409 when another one was published meanwhile.</exception>
    internal async Task KeepAsync(MandateState current, ProposedTranslation proposed, DraftFile file, CancellationToken cancellationToken)
    {
        await drafts.WriteAsync(current.Id, file.Source, file.Bytes, cancellationToken);
        await drafts.WriteAsync(current.Id, proposed.Text, cancellationToken);
        if (!await records.AppendAsync(current.Id, proposed.Translation, access.Caller.Audit("publishTranslation", [proposed.Translation.Symbol], ["text"]), cancellationToken))
        {
            throw ProblemException.Conflict("Another translation was published meanwhile.", "Look at it and publish again.");
        }
    }

    private static TranslatedText Aligned(DraftFile file, DraftText original)
    {
        try
        {
            return TranslatedText.Of(file.Blocks, original);
        }
        catch (UnfitTextException wrong)
        {
            throw ProblemException.Unprocessable("The translation cannot be taken.", [wrong.Why]);
        }
    }

    private static PublishedTranslation Answer(ProposedTranslation proposed)
    {
        var ids = proposed.Aligned.ToLookup(p => p.State, p => p.Original.Id);
        return new(proposed.Translation, [.. ids[AlignedState.Missing]], [.. ids[AlignedState.OutOfDate]]);
    }
}
