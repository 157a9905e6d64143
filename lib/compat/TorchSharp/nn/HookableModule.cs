namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched, or changed, by hooks.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            protected HookableModule(string name)
                : base(name) { }

            internal bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(pre_hooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(module_pre_hooks, hook);

            public HookRemover register_forward_hook(TPostHook hook) => Add(post_hooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Add(module_post_hooks, hook);

            private HookRemover Add<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
