using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Submission;

public sealed record SubmissionView(string Sha256, Manifest Manifest);

public sealed record ReceivedBy(string Reference);

/// <summary>The package for the General Assembly: read, taken away, verified by anyone, and acknowledged by those who received it.</summary>
public sealed class PackageApi(
    RequestAccess access, MandateStore mandates, PackageStore packages, VerifiedPackages verified, AcknowledgementService acknowledgements)
{
    private const string Submission = "api/mandates/{mandate}/submission";
    private const int HashLength = 64;

    [Api("The package's manifest and hash", Gives = typeof(SubmissionView))]
    [Function("ReadSubmission"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Submission)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var package = await PackageOfAsync(mandate, cancellationToken);
        return ApiJson.Ok(new SubmissionView(package.Sha256, await packages.ReadManifestAsync(package, cancellationToken)));
    }

    [Api("The package for the session", Gives = typeof(Stream))]
    [Function("DownloadPackage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Submission + "/package")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        Results.File(await verified.OpenAsync(await PackageOfAsync(mandate, cancellationToken), cancellationToken), "application/zip", $"{mandate}.zip");

    [Api("Whether the package of this SHA-256 is whole", Gives = typeof(PackageVerdict))]
    [Function("VerifySubmission"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{sha256}/verify")] HttpRequest request, string sha256, CancellationToken cancellationToken)
    {
        var isHash = sha256.Length == HashLength && sha256.All(char.IsAsciiHexDigit);
        var mandate = isHash ? (await packages.FindManifestAsync(sha256.ToLowerInvariant(), cancellationToken))?.Mandate : null;
        var package = mandate is { } named ? (await mandates.FindAsync(named, cancellationToken))?.Record.Package : null;
        return string.Equals(package?.Sha256, sha256, StringComparison.OrdinalIgnoreCase)
            ? ApiJson.Ok(await verified.VerdictAsync(package!, cancellationToken))
            : throw ProblemException.NotFound();
    }

    [Api("Record that a body holds the package", Takes = typeof(ReceivedBy), Gives = typeof(Acknowledgement), Creates = true, Query = [ActConfirmation.Parameter], Problems = [409, 422, 428])]
    [Function("Acknowledge"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Submission + "/acknowledgements/{body}")] HttpRequest request,
        string mandate, string body, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var received = await ApiJson.ReadAsync<ReceivedBy>(request, cancellationToken);
        var by = Recipients.BodyOf(body) ?? throw ProblemException.NotFound();
        var before = await access.MandateAsync(mandate, cancellationToken);
        if (!acknowledgements.Decide(before, by, received.Reference).IsRepeat)
        {
            ActConfirmation.Require(request, mandate, $"It would be kept for ever that '{body}' holds the package; the last acknowledgement ends the mandate.");
        }

        var recorded = await acknowledgements.RecordAsync(before, by, received.Reference, access.Caller, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/submission", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }

    private async Task<FrozenPackage> PackageOfAsync(string mandate, CancellationToken cancellationToken) =>
        (await access.MandateAsync(mandate, cancellationToken)).Record.Package ?? throw ProblemException.NotFound();
}
