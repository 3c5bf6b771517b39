using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Mandates.Functions.Telemetry;

/// <summary>Counts every run of a function and gives it a span, except to the steps of orchestrators, which only replay.</summary>
public sealed class TelemetryMiddleware(Measures measures) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        measures.Executed(context.FunctionDefinition.Name);
        using var span = IsOrchestrator(context) ? null : Spans.Function(context.FunctionDefinition.Name);
        try
        {
            await next(context);
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static bool IsOrchestrator(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "orchestrationTrigger");
}
