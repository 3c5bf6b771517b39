using Mandates.Domain.WorkPlans;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Mandates.Functions.Http;

/// <summary>
/// Turns every exception of an HTTP function into problem details: the host would answer an empty 500. Other
/// triggers pass through, so that the host retries or reports them.
/// </summary>
public sealed class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
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
        try
        {
            await next(context);
        }
        catch (ProblemException problem)
        {
            await AnswerAsync(http, problem.Status, problem.Message, problem.Detail, problem.Findings);
        }
        catch (WorkPlanInvalidException invalid)
        {
            var problem = ProblemException.Invalid(invalid.Findings);
            await AnswerAsync(http, problem.Status, problem.Message, problem.Detail, problem.Findings);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.LogInformation("{Function} was given up by the client.", context.FunctionDefinition.Name);
        }
#pragma warning disable CA1031 // The last place that can still answer the caller; the exception is logged whole.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "{Function} failed in invocation {Invocation}.", context.FunctionDefinition.Name, context.InvocationId);
            await AnswerAsync(http, 500, "Something went wrong here.", $"Try again; if it stays, tell the operator the reference {context.InvocationId}.", []);
        }
    }

    private static Task AnswerAsync(HttpContext http, int status, string title, string detail, IReadOnlyList<Finding> findings)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        return Results.Problem(
            title: title,
            detail: detail,
            statusCode: status,
            extensions: findings.Count == 0 ? null : new Dictionary<string, object?> { ["findings"] = findings }).ExecuteAsync(http);
    }
}
