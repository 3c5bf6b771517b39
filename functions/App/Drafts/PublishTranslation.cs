using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Drafts.Import;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Drafts;

/// <param name="Translation">As it is kept.</param>
/// <param name="Missing">Ids of the paragraphs that have no words in this language.</param>
/// <param name="OutOfDate">Ids of those whose original has other words since they were translated.</param>
public sealed record PublishedTranslation(Translation Translation, IReadOnlyList<string> Missing, IReadOnlyList<string> OutOfDate);

/// <summary>Adds another language to a draft version, aligned by paragraph. Published is published: what corrects it is a further number.</summary>
public sealed class PublishTranslation(RecordStore records, DraftStore drafts, DraftLanguages languages, RequestAccess access, MandateClock clock)
{
    [Api("Publish a version of the draft in another language, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedTranslation), Creates = true, Query = ["corrects"], Problems = [409, 422])]
    [Function(nameof(PublishTranslation)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/drafts/{version:int}/languages/{language}")] HttpRequest request,
        string mandate, int version, string language, CancellationToken stop)
    {
        var file = await DraftFile.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        var draft = current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();
        var into = LanguageCode.Parse(language) ?? throw ProblemException.NotFound();
        if (into == draft.Language)
        {
            throw ProblemException.Conflict("The draft was written in this language.", "Publish its next version instead, or another language.");
        }

        var original = await drafts.ReadAsync(mandate, draft, stop);
        var text = Aligned(file, original);
        var last = DraftLanguages.Of(current, draft, into).FirstOrDefault(t => t.Draft == version);
        if (last?.Sha256 == text.Sha256)
        {
            return ApiJson.Ok(await AnswerAsync(current, draft, original, last, stop));
        }

        if (last is not null && request.Query["corrects"] != "true")
        {
            throw ProblemException.Conflict("This version is published in this language already.", "To correct it, send it with 'corrects=true'; it stays and the correction is added.");
        }

        var translation = new Translation
        {
            Draft = version,
            Language = into,
            Number = (last?.Number ?? 0) + 1,
            Symbol = Translation.SymbolOf(draft, into, (last?.Number ?? 0) + 1),
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
        };
        await drafts.WriteAsync(mandate, file.Source, file.Bytes, stop);
        await drafts.WriteAsync(mandate, text, stop);
        if (!await records.TryAddAsync(mandate, translation, access.Caller.Did("publishTranslation", [translation.Symbol], ["text"]), stop))
        {
            throw ProblemException.Conflict("Another translation was published meanwhile.", "Look at it and publish again.");
        }

        var after = current with { Record = current.Record with { Translations = [.. current.Record.Translations, translation] } };
        return ApiJson.Created($"/api/mandates/{mandate}/drafts/{version}?language={language}", await AnswerAsync(after, draft, original, translation, stop));
    }

    private static TranslatedText Aligned(DraftFile file, DraftText original)
    {
        try
        {
            return TranslatedText.Of(file.Blocks, original);
        }
        catch (FormatException wrong)
        {
            throw ProblemException.Unprocessable("The translation cannot be taken.", [wrong.Message]);
        }
    }

    private async Task<PublishedTranslation> AnswerAsync(CurrentMandate current, Draft draft, DraftText original, Translation translation, CancellationToken stop)
    {
        var aligned = (await languages.AlignAsync(current, draft, original, translation.Language, stop)).ToLookup(p => p.State, p => p.Original.Id);
        return new(translation, [.. aligned[AlignedState.Missing]], [.. aligned[AlignedState.OutOfDate]]);
    }
}
