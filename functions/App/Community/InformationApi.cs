using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Community;

/// <summary>File and link are null once it is withdrawn.</summary>
public sealed record InformationView(
    int Number, string Symbol, InformationKind Kind, Language Language, Titles Titles, StateId? State, PublishingOffice? Office, Instant At, FileView? File, string? Link, WithdrawalView? Withdrawn)
{
    public static InformationView Of(WorkPlan plan, MandateRecord record, Information information)
    {
        var withdrawn = record.WithdrawalOf(information);
        var file = withdrawn is null && information.File is { } there ? FileView.Of(there) : null;
        return new(
            information.Number, information.Symbol(plan), information.Kind, information.Language, information.Titles, information.State, information.Office, information.At,
            file, withdrawn is null ? information.Link : null, withdrawn is null ? null : WithdrawalView.Of(withdrawn));
    }
}

/// <summary>State or office: which of them withdrew it.</summary>
public sealed record WithdrawalView(string Reason, StateId? State, PublishingOffice? Office, Instant At)
{
    public static WithdrawalView Of(InformationWithdrawal withdrawal) => new(withdrawal.Reason, withdrawal.State, withdrawal.Office, withdrawal.At);
}

/// <summary>What is published without its bytes. Link: an address; or Upload: the id of a file that was uploaded in parts.</summary>
public sealed record NewLink(InformationKind Kind, Language Language, Titles Titles, string? Link = null, string? Upload = null);

/// <summary>What officers and delegations publish in the community for all in the mandate, under the symbols INF.1, INF.2, …</summary>
public sealed class InformationApi(RequestAccess access, InformationPublishing publishing, UploadReader reader)
{
    private const CallerRoles Publishers = CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation;
    private const string All = "api/mandates/{mandate}/information";
    private const string One = All + "/{number:int}";

    [Api("The documents and links that were published in the community, with what was withdrawn and why", Gives = typeof(InformationView[]))]
    [Function("ListInformation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = All)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(current.Record.Information.Select(i => InformationView.Of(current.Plan, current.Record, i)));
    }

    [Api("Publish a document (PDF, DOCX, ODT or XLSX): a multipart body with the fields 'kind' (information, statement, conceptNote), 'language' of the document and 'title-en', 'title-es', 'title-fr', 'title-pt' (at least that of its language) before the file", Takes = typeof(Stream), Gives = typeof(InformationView), Creates = true, Header = "Content-Disposition", Problems = [408, 415, 422])]
    [Function("PublishInformation"), Allow(Publishers)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = All)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        NewInformation? given = null;
        using var file = await reader.ReadFileAsync(request, cancellationToken, said => given = InformationForm.Read(said));
        return Answer(before, await publishing.PublishAsync(before, given!, file, client, cancellationToken));
    }

    [Api("Publish a link to an address that begins with https://, or a document that was uploaded in parts", Takes = typeof(NewLink), Gives = typeof(InformationView), Creates = true, Problems = [409, 422])]
    [Function("PublishLink"), Allow(Publishers)]
    public async Task<IResult> PublishLinkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = All)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<NewLink>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var information = new NewInformation(given.Kind, given.Language, given.Titles, given.Link);
        return Answer(before, given.Upload is { } upload
            ? await publishing.PublishUploadAsync(before, information, upload, client, cancellationToken)
            : await publishing.PublishAsync(before, information, file: null, client, cancellationToken));
    }

    [Api("A document as it was received; one that was withdrawn is no longer there", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadInformation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/file")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken)
    {
        var (file, content) = await publishing.OpenAsync(await access.MandateAsync(mandate, cancellationToken), number, cancellationToken);
        return new Download(content, file.Name);
    }

    [Api("Withdraw what was published: an officer any of it, a delegation what is its own", Takes = typeof(Reasoned), Gives = typeof(InformationView), Problems = [422])]
    [Function("WithdrawInformation"), Allow(Publishers)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = One + "/withdrawal")] HttpRequest request,
        string mandate, int number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var withdrawn = await publishing.WithdrawAsync(before, number, given, client, cancellationToken);
        var record = before.Record with { InformationWithdrawals = [withdrawn.Fact] };
        return ApiJson.Ok(InformationView.Of(before.Plan, record, record.InformationOf(number)!));
    }

    private static IResult Answer(MandateState before, Recorded<Information> published)
    {
        var view = InformationView.Of(before.Plan, before.Record, published.Fact);
        return published.IsNew ? ApiJson.Created($"/api/mandates/{before.Id}/information", view) : ApiJson.Ok(view);
    }
}
