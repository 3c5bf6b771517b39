namespace Mandates.Local.Hosting;

/// <summary>A function returns a value, a task or a value task of it, or nothing.</summary>
internal static class ReturnTypes
{
    public static async Task<object?> AwaitAsync(object? returned, Type type)
    {
        var task = returned switch
        {
            Task running => running,
            ValueTask running => running.AsTask(),
            not null when IsTaskOfValue(type) => (Task)type.GetMethod(nameof(ValueTask.AsTask))!.Invoke(returned, null)!,
            _ => null,
        };
        if (task is null)
            return returned;

        await task;
        return IsTaskOfValue(type) ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }

    private static bool IsTaskOfValue(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
}
