using Mandates.Functions.Record;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Web;

/// <summary>
/// Turns every exception of an HTTP function into problem details: the host would answer an empty 500. Other
/// triggers pass through, so that the host retries or reports them.
/// </summary>
public sealed class ProblemMiddleware(IOptions<SiteOptions> site, ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";

        // What is kept of a mandate is for the caller alone; the few answers that anybody may keep say so themselves.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (site.Value.HasTls)
        {
            http.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        }

        try
        {
            await next(context);
        }
        catch (ProblemException problem)
        {
            await AnswerAsync(context, http, problem);
        }
        catch (MandateNotFoundException)
        {
            await AnswerAsync(context, http, ProblemException.NotFound());
        }
        catch (WorkPlanInvalidException invalid)
        {
            await AnswerAsync(context, http, ProblemException.Invalid(invalid.Findings));
        }
        catch (AlteredBlobException altered)
        {
            log.LogError(altered, "{Function} found a blob that is not as it was recorded.", context.FunctionDefinition.Name);
            await AnswerAsync(context, http, new(500, "What is stored is not what was recorded.", $"Nothing was used of it. The operator restores the earlier version of the blob {altered.Blob}; then try again."));
        }
        catch (IOException unread) when (StatusOfUnread(unread) is { } status)
        {
            await AnswerAsync(context, http, new(status, "The body could not be read.", "Send the whole request again, as HTTP asks for."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.LogInformation("{Function} was given up by the client.", context.FunctionDefinition.Name);
        }
        catch (Exception away) when (StorageHealth.IsAway(away))
        {
            log.LogError(away, "{Function} could not use the storage in invocation {Invocation}.", context.FunctionDefinition.Name, context.InvocationId);
            await AnswerAsync(context, http, new(503, "The storage does not answer.", "What was sent may not have been kept. Try again in a minute; if it goes on, tell the operator."));
        }
#pragma warning disable CA1031 // The last place that can still answer the caller; the exception is logged whole.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "{Function} failed in invocation {Invocation}.", context.FunctionDefinition.Name, context.InvocationId);
            await AnswerAsync(context, http, new(500, "Something went wrong here.", $"Try again. If it happens again, give the operator the reference {context.InvocationId}."));
        }
    }

    private static async Task AnswerAsync(FunctionContext context, HttpContext http, ProblemException problem)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        var answer = IsOfPages(http.Request)
            ? await context.InstanceServices.GetRequiredService<PageRenderer>().ShowProblemAsync(http, problem)
            : Results.Problem(
                title: problem.Message,
                detail: problem.Detail,
                statusCode: problem.Status,
                extensions: Extensions(problem));
        await answer.ExecuteAsync(http);
    }

    private static Dictionary<string, object?>? Extensions(ProblemException problem) =>
        problem.Findings.Count > 0 ? new() { ["findings"] = problem.Findings }
        : problem.Confirm is { } confirm ? new() { ["confirm"] = confirm }
        : problem.Current is { } current ? new() { ["current"] = current }
        : null;

    // The server has limits of its own, whose status is passed on; a chunk's size that is no number it does not count among them.
    private static int? StatusOfUnread(IOException unread) => unread switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static bool IsOfPages(HttpRequest request) => !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
