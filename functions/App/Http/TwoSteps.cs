using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Http;

/// <summary>Forms that first show what they will do: the same form comes twice, the second time to be carried out.</summary>
internal static class TwoSteps
{
    public static async Task<(Typed Typed, bool IsConfirmed)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        var typed = new Typed(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        return (typed, form[Typed.StepField] == Typed.Confirm);
    }
}
