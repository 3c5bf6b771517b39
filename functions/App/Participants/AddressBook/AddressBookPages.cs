using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Participants;

namespace Mandates.Functions.Participants.AddressBook;

/// <summary>The participants of all states on a page, and the address book taken in by form: shown first, accepted after.</summary>
public sealed class AddressBookPages(AddressBooks books, ParticipantViews views, RequestAccess access, PageRenderer pages)
{
    // The file comes back with the acceptance as a field of the form, which takes 4 MiB.
    private const int MostBytes = 2 * 1024 * 1024;

    [Function("ParticipantsPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/participants")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), null, cancellationToken);

    [Function("PreviewAddressBookForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/participants/preview")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var file = await FileAsync(request, cancellationToken);
            var preview = await books.PreviewAsync(current, file, cancellationToken);
            return await RenderAsync(request, current, null, cancellationToken, preview, file);
        }
        catch (ProblemException problem) when (problem.Status is 400 or 413)
        {
            return await RenderAsync(request, current, problem, cancellationToken);
        }
    }

    [Function("ImportAddressBookForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/participants/import")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            await books.AcceptAsync(current, BookOf(form), form["digest"].ToString(), access.Caller, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/participants?done=accepted");
        }
        catch (ProblemException problem) when (problem.Status is 400 or 412 or 422)
        {
            return await RenderAsync(request, current, problem, cancellationToken);
        }
    }

    private async Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, ProblemException? problem, CancellationToken cancellationToken, BookPreview? preview = null, byte[]? file = null)
    {
        var texts = AskedLanguage.Of(request);
        var people = (await views.ReadAsync(current, state: null, cancellationToken)).Where(p => p.Until is null).ToLookup(p => p.State);
        return await pages.ShowAsync(request.HttpContext, new ParticipantsPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Zone = current.Plan.TimeZone.Id,
            States = [.. current.Plan.States.Select(s => Line(s.Id, s.Names[texts.Language], [.. people[s.Id]]))],
            Preview = preview,
            Book = Convert.ToBase64String(file ?? []),
            Problem = problem?.Refusal,
            IsAccepted = request.Query["done"] == "accepted",
        }, problem?.Status ?? StatusCodes.Status200OK);
    }

    private static DelegationLine Line(StateId state, string name, ParticipantView[] people)
    {
        var focalPoints = people.Where(p => p.Kind == ParticipantKind.FocalPoint).ToArray();
        return new(
            state, name, people.First(p => p.Kind == ParticipantKind.Mission).Email ?? "", focalPoints.Length, focalPoints.Count(p => p.Confirmed),
            people.Count(p => p.Kind == ParticipantKind.Authority), people.Max(p => p.Link.LastUsed));
    }

    private static async Task<byte[]> FileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var file = (await request.ReadFormAsync(cancellationToken)).Files.GetFile("file")
            ?? throw new ProblemException(400, "There is no file.", "Choose the address book, a CSV file.");
        if (file.Length > MostBytes)
        {
            throw ProblemException.TooLarge(MostBytes);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static byte[] BookOf(IFormCollection form)
    {
        try
        {
            return Convert.FromBase64String(form["book"].ToString());
        }
        catch (FormatException)
        {
            throw new ProblemException(400, "The address book was altered in transit.", "Preview it again.");
        }
    }
}
